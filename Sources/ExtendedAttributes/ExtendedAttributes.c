#include "ExtendedAttributes.h"
#include <sys/xattr.h>

long attributes_list(const char *path, char *names, unsigned long size) { return listxattr(path, names, size); }

long attributes_get(const char *path, const char *name, void *value, unsigned long size) {
  return getxattr(path, name, value, size);
}

int attributes_set(int descriptor, const char *name, const void *value, unsigned long size) {
  return fsetxattr(descriptor, name, value, size, 0);
}
