#pragma once
// What somebody wants to see of a list, and what is there to be seen, as values: a page reads the one from an address
// (web::Listing), the slice's SQL answers with the other (store::ListStatement).

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace muster {

struct ListQuery {
  std::string search{};                          ///< words as typed; empty for all rows
  std::map<std::string, std::string> filters{};  ///< chosen values by the filter's name
  std::string sort{};                            ///< name of a column
  bool descending = false;
  std::int64_t page = 1;         ///< from 1; one beyond the end means the last
  std::int64_t page_size = 100;  ///< 0: all rows at once, for a file
};

/// Rows that have the same value of each filter, whatever is searched for and chosen.
struct ListGroup {
  std::map<std::string, std::string> values{};  ///< by the filter's name
  std::int64_t rows = 0;
};

/// How many rows there are, and how many each choice of a filter would leave.
struct ListFigures {
  std::int64_t all = 0;    ///< without search and filters
  std::int64_t found = 0;  ///< with both
  std::int64_t page = 1;   ///< the page that the rows are of
  /// Rows by filter and value, with the search and the other filters. Values that have no row are not in it.
  std::map<std::string, std::map<std::string, std::int64_t>> choices{};
  /// All rows, where there are filters; a list of several tables may have a combination of values more than once.
  std::vector<ListGroup> groups{};
};

template <class Row>
struct ListPage : ListFigures {
  std::vector<Row> rows{};
};

}  // namespace muster
