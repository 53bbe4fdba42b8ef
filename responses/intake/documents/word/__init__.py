"""Word's files (.docx): an archive of XML parts, and what Word draws but does not write."""
