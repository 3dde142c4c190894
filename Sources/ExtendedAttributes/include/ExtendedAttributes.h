// The C library's calls for extended attributes, which Swift's view of it leaves out. Plain types and no header: one
// that is included here would count as this module's.

/// The names of a file's attributes, each ended by NUL: their length, or -1 (errno).
long attributes_list(const char *path, char *names, unsigned long size);

/// The value of an attribute: its length, or -1 (errno).
long attributes_get(const char *path, const char *name, void *value, unsigned long size);

/// Sets an attribute of an open file: 0, or -1 (errno).
int attributes_set(int descriptor, const char *name, const void *value, unsigned long size);
