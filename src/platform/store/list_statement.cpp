// Puts a list's statements together: one that counts every choice at once, one that reads a page.
#include <muster/platform/store/list_statement.hpp>

#include <muster/kit/base/name_keys.hpp>

#include <algorithm>

namespace muster::store {
namespace {

/// `condition` with each "{}" as the next parameter, its value kept in `values`.
std::string bound(std::string_view condition, const Values& given, Values& values) {
  std::string sql;
  std::size_t next = 0;
  for (std::size_t at = 0; at < condition.size(); ++at) {
    if (condition.substr(at, 2) != "{}") {
      sql += condition[at];
      continue;
    }
    values.push_back(given.at(next++));
    sql += "$" + std::to_string(values.size());
    ++at;
  }
  if (next != given.size()) throw std::logic_error("more values than places in: " + std::string(condition));
  return sql;
}

/// A column's value as no index has it, so that rows are read by the index of their order and not by one of this
/// column, which would have all that it finds sorted.
std::string in_order(const std::string& column) { return "(" + column + " || '')"; }

std::string joined(const std::vector<std::string>& parts, std::string_view between, std::string_view after = {}) {
  std::string all;
  for (const auto& part : parts) all.append(all.empty() ? "" : between).append(part).append(after);
  return all;
}

}  // namespace

ListStatement::ListStatement(const std::vector<std::string>& parts, const std::string& alias, std::string key)
    : from_("(" + joined(parts, " union all ") + ") " + alias), key_(std::move(key)) {
  for (const auto& part : parts) counted_.push_back("(" + part + ") " + alias);
}

ListStatement& ListStatement::where(std::string_view condition, const Values& values) {
  conditions_.emplace_back(condition, values);
  return *this;
}

ListStatement& ListStatement::among(std::string_view condition, const Values& values) {
  among_.emplace_back(condition, values);
  return where(condition, values);
}

ListStatement& ListStatement::where_in(const std::string& column, const std::vector<std::string>& values) {
  if (values.empty()) return where("1 = 0");
  scopes_.emplace_back(column, Values(values.begin(), values.end()));
  return *this;
}

ListStatement& ListStatement::search(const std::string& column) { return search_where(column + " like {}"); }

ListStatement& ListStatement::search_where(std::string condition) {
  search_.push_back(std::move(condition));
  return *this;
}

ListStatement& ListStatement::filter(std::string name, std::string column) {
  filters_.push_back({std::move(name), {std::move(column)}});
  return *this;
}

ListStatement& ListStatement::sort(std::string name, std::vector<std::string> columns) {
  sorts_.push_back({std::move(name), std::move(columns)});
  return *this;
}

ListStatement& ListStatement::all(std::int64_t rows) {
  all_ = rows;
  return *this;
}

ListStatement& ListStatement::columns(std::string names, std::string details) {
  columns_ = std::move(names);
  details_ = std::move(details);
  return *this;
}

ListStatement::Clause ListStatement::conditions(const ListQuery& query, Use use) const {
  Clause clause;
  const auto add = [&](std::string_view condition, const Values& values) {
    clause.sql += (clause.sql.empty() ? " where " : " and ") + bound(condition, values, clause.values);
  };
  for (const auto& [condition, values] : conditions_) add(condition, values);
  for (const auto& [column, values] : scopes_) {
    const auto compared = use == Use::reading ? in_order(column) : column;
    add(compared + " in (" + joined(std::vector<std::string>(values.size(), "{}"), ", ") + ")", values);
  }
  if (!query.search.empty() && !search_.empty()) {
    const auto words = folded_words(query.search);
    // Folded words are letters and digits: nothing in them means anything to `like`.
    for (const auto& word : words) {
      std::string any;
      for (const auto& condition : search_) any += (any.empty() ? "(" : " or ") + condition;
      add(any + ")", Values(search_.size(), "%" + word + "%"));
    }
    if (words.empty()) add("1 = 0", {});
  }
  if (use == Use::counting) return clause;
  for (const auto& filter : filters_) {
    const auto chosen = query.filters.find(filter.name);
    if (chosen != query.filters.end()) add(in_order(filter.columns.front()) + " = {}", {chosen->second});
  }
  return clause;
}

std::vector<std::string> ListStatement::order(const ListQuery& query) const {
  const auto named =
      std::find_if(sorts_.begin(), sorts_.end(), [&](const Part& sort) { return sort.name == query.sort; });
  auto columns = named != sorts_.end() ? named->columns
                 : sorts_.empty()      ? std::vector<std::string>{}
                                       : sorts_[0].columns;
  columns.push_back(key_);
  return columns;
}

ListFigures ListStatement::figures(Session& session, const ListQuery& query) const {
  ListFigures figures;
  std::string groups;
  for (const auto& filter : filters_) groups += (groups.empty() ? "" : ", ") + filter.columns.front();
  const auto clause = conditions(query, Use::counting);
  // All combinations are counted in one walk; what each choice would leave is summed from them.
  const auto add = [&](const Row& row) {
    std::size_t differing = 0;
    std::size_t last = 0;
    for (std::size_t at = 0; at < filters_.size(); ++at) {
      const auto chosen = query.filters.find(filters_[at].name);
      if (chosen == query.filters.end() || chosen->second == row.text(at + 1)) continue;
      ++differing;
      last = at;
    }
    figures.all += row.integer(0);
    if (differing == 0) figures.found += row.integer(0);
    for (std::size_t at = 0; at < filters_.size(); ++at) {
      if (differing == 0 || (differing == 1 && last == at))
        figures.choices[filters_[at].name][row.text(at + 1)] += row.integer(0);
    }
  };
  for (const auto& from : counted_)
    session.each("select count(*)" + (groups.empty() ? "" : ", " + groups) + " from " + from + clause.sql +
                     (groups.empty() ? "" : " group by " + groups),
                 clause.values, add);
  if (all_ || !query.search.empty()) figures.all = counted_all(session);
  const auto pages = query.page_size > 0 ? (figures.found + query.page_size - 1) / query.page_size : 1;
  figures.page = std::clamp<std::int64_t>(query.page, 1, std::max<std::int64_t>(1, pages));
  return figures;
}

bool ListStatement::begins_with_rows(const ListQuery& query) const {
  return filters_.empty() && !query.search.empty() && query.page <= 1 && query.page_size > 0;
}

ListFigures ListStatement::figures_of(Session& session, std::int64_t found) const {
  ListFigures figures;
  figures.all = counted_all(session);
  figures.found = found;
  return figures;
}

std::int64_t ListStatement::counted_all(Session& session) const {
  if (all_) return *all_;
  const auto everything = conditions({}, Use::counting);
  std::int64_t all = 0;
  for (const auto& from : counted_)
    all += session.first("select count(*) from " + from + everything.sql, everything.values)->integer(0);
  return all;
}

void ListStatement::each_row(Session& session, const ListQuery& query, const ListFigures& figures,
                             const std::function<void(const Row&)>& row) const {
  if (figures.found == 0) return;
  auto [where, values] = conditions(query, Use::reading);
  const auto size = query.page_size > 0 ? query.page_size : figures.found;
  const auto first = (figures.page - 1) * size;
  const auto count = std::min(size, figures.found - first);
  // What lies beyond the middle is nearer from the other end.
  const bool backwards = first > figures.found / 2;
  values.emplace_back(count);
  values.emplace_back(backwards ? figures.found - first - count : first);
  const auto columns = order(query);
  std::string picked = "select " + key_ + " as picked_key";
  std::vector<std::string> kept;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    kept.push_back("picked.order_" + std::to_string(at));
    picked += ", " + columns[at] + " as order_" + std::to_string(at);
  }
  picked += " from " + from_ + where + " order by " +
            joined(columns, ", ", query.descending != backwards ? " desc" : "") + " limit $" +
            std::to_string(values.size() - 1) + " offset $" + std::to_string(values.size());
  // "cross join" holds SQLite to this order: the rows of the page first, then what belongs to them.
  auto belonging = counted_.size() > 1
                       ? " " + details_
                       : " cross join " + (details_.empty() ? from_ : details_) + " where picked.picked_key = " + key_;
  for (const auto& [condition, given] : among_) belonging += " and " + bound(condition, given, values);
  session.each("select " + columns_ + " from (" + picked + ") picked" + belonging + " order by " +
                   joined(kept, ", ", query.descending ? " desc" : ""),
               values, row);
}

}  // namespace muster::store
