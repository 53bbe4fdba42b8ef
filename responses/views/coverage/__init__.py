"""Coverage: one chart at a time, with its table and its files."""

from responses.views.coverage.pages import coverage, figures_file, picture_file

__all__ = ["coverage", "figures_file", "picture_file"]
