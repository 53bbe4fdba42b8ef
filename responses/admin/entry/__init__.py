"""The page on which one response is entered."""
