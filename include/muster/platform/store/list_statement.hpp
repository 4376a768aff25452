#pragma once
// One page of a list in SQL: every list says its columns once, and searching, filtering, counting, sorting and paging
// are made of them. All SQL in it is the caller's own text; what a visitor typed is only ever bound.

#include <muster/kit/base/list_position.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::store {

class ListStatement {
 public:
  /// `from` is what searching, filtering and sorting need, with its joins: "booking b". `key` tells its rows apart:
  /// "b.id". No expression may be null: databases disagree where null stands.
  ListStatement(std::string from, std::string key) : counted_{from}, from_(std::move(from)), key_(std::move(key)) {}
  /// A list of what stands in several tables: each of `parts` is a select of the same columns by the same names,
  /// read as those of `alias`. SQLite walks their indexes side by side only where each column has one type
  /// throughout: "cast('' as text)". `details` of the columns joins to "picked.picked_key".
  ListStatement(const std::vector<std::string>& parts, const std::string& alias, std::string key);
  /// What is true of every row; each "{}" in it is the next value.
  ListStatement& where(std::string_view condition, const Values& values = {});
  /// The same, where `key` tells rows apart only among those of which it is true: an account in one of its programmes.
  ListStatement& among(std::string_view condition, const Values& values);
  /// `column` holds one of `values`; no row does where there are none. Rows are counted by an index of it, but read in
  /// the index of their order, whichever values are asked for.
  ListStatement& where_in(const std::string& column, const std::vector<std::string>& values);
  /// Columns that hold folded text: every word of a search (`folded_words`) must stand in one of them. Without any, a
  /// search changes nothing.
  ListStatement& search(const std::string& column);
  /// The same, said as a condition on the pattern "{}": "p.organisation_id in (select ... where o.search_text like
  /// {})".
  ListStatement& search_where(std::string condition);
  /// A text column whose values can be chosen.
  ListStatement& filter(std::string name, std::string column);
  /// What a column's rows are sorted by, before `key`. The first is taken where the query names none of them.
  ListStatement& sort(std::string name, std::vector<std::string> columns);
  /// What is read of each row. Where it needs more tables than `from`, `details` says them, beginning with the one that
  /// `from` begins with ("booking b join person p on p.id = b.person_id"): they are joined for the rows of one page.
  ListStatement& columns(std::string names, std::string details = {});

  /// Counts without reading rows. Where the query reads on (list_position.hpp), `found` are those on all pages.
  [[nodiscard]] ListFigures figures(Session& session, const ListQuery& query) const;
  /// Counts, brings the page into the range there is, and reads it; `make(const Row&)` gives one row's value.
  template <class Make>
  [[nodiscard]] auto page(Session& session, const ListQuery& query, Make&& make) const {
    ListPage<std::decay_t<decltype(make(std::declval<const Row&>()))>> page;
    const auto read = [&](const ListFigures& figures) {
      each_row(session, query, figures, [&](const Row& row) { page.rows.push_back(make(row)); });
    };
    if (begins_with_rows(query)) {
      read({.found = query.page_size});
      const auto found = static_cast<std::int64_t>(page.rows.size());
      const bool whole = found < query.page_size;
      static_cast<ListFigures&>(page) = whole ? figures_of(session, found) : figures(session, query);
      return page;
    }
    static_cast<ListFigures&>(page) = figures(session, query);
    if (!knows_position(query)) {
      lose(page);
      return page;
    }
    read(page);
    if (reads_on(query) && static_cast<std::int64_t>(page.rows.size()) == query.page_size)
      offer_end(session, query, page);
    return page;
  }

 private:
  struct Part {
    std::string name;
    std::vector<std::string> columns;
  };
  struct Clause {
    std::string sql;
    Values values;
  };
  enum class Use { counting, reading };
  /// What is true of every row, whatever is asked for; empty where nothing is.
  [[nodiscard]] Clause standing(Use use) const;
  /// That a row is searched for, with its values after `values`; empty where nothing is searched for.
  [[nodiscard]] std::string searched(const ListQuery& query, Values& values) const;
  [[nodiscard]] std::vector<std::string> order(const ListQuery& query) const;
  /// A search that finds less than a page has been counted by reading it.
  [[nodiscard]] bool begins_with_rows(const ListQuery& query) const;
  /// Of a search without filters that has found so many.
  [[nodiscard]] ListFigures figures_of(Session& session, std::int64_t found) const;
  void each_row(Session& session, const ListQuery& query, const ListFigures& figures,
                const std::function<void(const Row&)>& row) const;
  /// Whether what a query reads on from, if it does, is a position in the order that it asks for.
  [[nodiscard]] bool knows_position(const ListQuery& query) const;
  /// Offers where the page of a query that reads on ended, where rows follow.
  void offer_end(Session& session, const ListQuery& query, ListFigures& page) const;
  /// Which rows are found, and those behind a query's position alone.
  [[nodiscard]] Clause found(const ListQuery& query) const;

  std::vector<std::string> counted_;  ///< each is counted by itself
  std::string from_;
  std::string key_;
  std::vector<std::pair<std::string, Values>> conditions_;
  std::vector<std::pair<std::string, Values>> among_;   ///< those of the conditions without which no key is one row's
  std::vector<std::pair<std::string, Values>> scopes_;  ///< columns and the values that each may have
  std::vector<std::string> search_;
  std::vector<Part> filters_;
  std::vector<Part> sorts_;
  std::string columns_;
  std::string details_;
};

}  // namespace muster::store
