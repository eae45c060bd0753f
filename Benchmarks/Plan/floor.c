// The floor of a full pass: every row that it reads, stepped through SQLite's own C interface.
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static long long pass(sqlite3 *database, const char *query) {
  sqlite3_stmt *statement;
  long long rows = 0, sum = 0;
  if (sqlite3_prepare_v2(database, query, -1, &statement, NULL) != SQLITE_OK) {
    fprintf(stderr, "floor: %s\n", sqlite3_errmsg(database));
    return -1;
  }
  while (sqlite3_step(statement) == SQLITE_ROW) {
    rows += 1;
    for (int column = 0; column < sqlite3_column_count(statement); column += 1) {
      if (sqlite3_column_type(statement, column) == SQLITE_INTEGER)
        sum += sqlite3_column_int64(statement, column);
      else
        sum += sqlite3_column_bytes(statement, column);
    }
  }
  sqlite3_finalize(statement);
  return sum == 0 ? 0 : rows;
}

int main(int count, char **arguments) {
  sqlite3 *database;
  if (count != 2 || sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READONLY, NULL)) {
    fprintf(stderr, "usage: floor DATABASE\n");
    return 64;
  }
  long long wishes = pass(database, "SELECT queue, rule, earliest FROM agenda_wishes");
  long long holds = pass(database, "SELECT rule, earliest FROM agenda_holds");
  sqlite3_close(database);
  if (wishes < 0 || holds < 0) return 1;
  printf("%lld rows\n", wishes + holds);
  return 0;
}
