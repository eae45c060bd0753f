#ifndef RAPPORT_CSQLITE_SHIM_H
#define RAPPORT_CSQLITE_SHIM_H

// SQLite's configuration is variadic, which Swift cannot call. The prototype is SQLite's own; the
// header that it stands in comes with GRDB, which links the library.
int sqlite3_config(int option, ...);

static inline int rapport_sqlite_configure(int option, int value) {
  return sqlite3_config(option, value);
}

#endif
