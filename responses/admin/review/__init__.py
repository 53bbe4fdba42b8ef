"""The screens on which a letter is taken in, reviewed, and coded a second time."""
