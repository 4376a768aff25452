// Puts a list's statements together: one that counts every choice at once, one that reads a page.
#include <muster/platform/store/list_statement.hpp>

#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/number.hpp>

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

/// One value of a position, with its type and its length before it. A row tells what it holds only to whoever asks for
/// the right type.
std::string place_in(const Row& row, std::size_t column) {
  char type = 't';
  std::string value;
  try {
    value = row.text(column);
  } catch (const std::logic_error&) {
    type = 'i';
    value = std::to_string(row.integer(column));
  }
  return type + std::to_string(value.size()) + ':' + value;
}

/// The values of the position that a query reads on from; none where it begins with the first row, or where it is none.
Values position_of(const ListQuery& query) {
  const auto asked = query.filters.find(behind);
  if (asked == query.filters.end()) return {};
  Values values;
  std::string_view rest = asked->second;
  while (!rest.empty()) {
    const char type = rest.front();
    const auto colon = rest.find(':');
    const auto size = colon == std::string_view::npos ? std::nullopt : parse_integer(rest.substr(1, colon - 1));
    if (!size || *size < 0 || rest.size() - colon - 1 < static_cast<std::size_t>(*size)) return {};
    const auto value = rest.substr(colon + 1, static_cast<std::size_t>(*size));
    const auto number = type == 'i' ? parse_integer(value) : std::nullopt;
    if (type == 'i' && !number) return {};
    values.push_back(number ? Value(*number) : Value(std::string(value)));
    rest.remove_prefix(colon + 1 + value.size());
  }
  return values;
}

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

ListStatement& ListStatement::columns(std::string names, std::string details) {
  columns_ = std::move(names);
  details_ = std::move(details);
  return *this;
}

ListStatement::Clause ListStatement::standing(Use use) const {
  Clause clause;
  const auto add = [&](std::string_view condition, const Values& values) {
    clause.sql += (clause.sql.empty() ? "" : " and ") + bound(condition, values, clause.values);
  };
  for (const auto& [condition, values] : conditions_) add(condition, values);
  for (const auto& [column, values] : scopes_) {
    const auto compared = use == Use::reading ? in_order(column) : column;
    add(compared + " in (" + joined(std::vector<std::string>(values.size(), "{}"), ", ") + ")", values);
  }
  return clause;
}

std::string ListStatement::searched(const ListQuery& query, Values& values) const {
  if (query.search.empty() || search_.empty()) return {};
  std::string all;
  // Folded words are letters and digits: nothing in them means anything to `like`.
  for (const auto& word : folded_words(query.search)) {
    std::string any;
    for (const auto& condition : search_) any += (any.empty() ? "(" : " or ") + condition;
    all += (all.empty() ? "" : " and ") + bound(any + ")", Values(search_.size(), "%" + word + "%"), values);
  }
  return all.empty() ? "1 = 0" : all;
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
  for (const auto& filter : filters_) groups += ", " + filter.columns.front();
  auto [where, values] = standing(Use::counting);
  const auto search = searched(query, values);
  // All combinations are counted in one walk, with the search and without it; what each choice would leave is summed.
  const auto add = [&](const Row& row) {
    ListGroup group{{}, row.integer(0)};
    const auto found = row.integer(1);
    std::size_t differing = 0;
    std::size_t last = 0;
    for (std::size_t at = 0; at < filters_.size(); ++at) {
      const auto& name = filters_[at].name;
      const auto& value = group.values[name] = row.text(at + 2);
      const auto chosen = query.filters.find(name);
      if (chosen == query.filters.end() || chosen->second == value) continue;
      ++differing;
      last = at;
    }
    figures.all += group.rows;
    if (differing == 0) figures.found += found;
    for (std::size_t at = 0; found > 0 && at < filters_.size(); ++at) {
      const auto& name = filters_[at].name;
      if (differing == 0 || (differing == 1 && last == at)) figures.choices[name][group.values[name]] += found;
    }
    if (!filters_.empty()) figures.groups.push_back(std::move(group));
  };
  const auto found = search.empty() ? "count(*)" : "coalesce(sum(case when " + search + " then 1 else 0 end), 0)";
  for (const auto& from : counted_)
    session.each("select count(*), " + found + groups + " from " + from + (where.empty() ? "" : " where " + where) +
                     (groups.empty() ? "" : " group by " + groups.substr(2)),
                 values, add);
  if (reads_on(query)) return figures;
  const auto pages = query.page_size > 0 ? (figures.found + query.page_size - 1) / query.page_size : 1;
  figures.page = std::clamp<std::int64_t>(query.page, 1, std::max<std::int64_t>(1, pages));
  return figures;
}

bool ListStatement::begins_with_rows(const ListQuery& query) const {
  return filters_.empty() && !query.search.empty() && query.page <= 1 && query.page_size > 0 && !reads_on(query);
}

ListFigures ListStatement::figures_of(Session& session, std::int64_t found) const {
  auto figures = this->figures(session, {});
  figures.found = found;
  return figures;
}

ListStatement::Clause ListStatement::found(const ListQuery& query) const {
  auto clause = standing(Use::reading);
  auto& where = clause.sql;
  auto& values = clause.values;
  const auto also = [&](const std::string& condition) {
    if (!condition.empty()) where += (where.empty() ? "" : " and ") + condition;
  };
  also(searched(query, values));
  for (const auto& filter : filters_) {
    const auto chosen = query.filters.find(filter.name);
    if (chosen == query.filters.end()) continue;
    also(bound(in_order(filter.columns.front()) + " = {}", {chosen->second}, values));
  }
  const auto from = position_of(query);
  if (from.empty()) return clause;
  // Compared as one, so that an index in this order leads to it.
  std::string places;
  for (const auto& each : from) {
    values.push_back(each);
    places += (places.empty() ? "$" : ", $") + std::to_string(values.size());
  }
  also("(" + joined(order(query), ", ") + (query.descending ? ") < (" : ") > (") + places + ")");
  return clause;
}

bool ListStatement::knows_position(const ListQuery& query) const {
  const auto asked = query.filters.find(behind);
  return asked == query.filters.end() || asked->second.empty() || position_of(query).size() == order(query).size();
}

void ListStatement::offer_end(Session& session, const ListQuery& query, ListFigures& page) const {
  auto [where, values] = found(query);
  const auto columns = order(query);
  values.emplace_back(query.page_size - 1);
  const auto rows = session.query(
      "select " + joined(columns, ", ") + " from " + from_ + (where.empty() ? "" : " where " + where) + " order by " +
          joined(columns, ", ", query.descending ? " desc" : "") + " limit 2 offset $" + std::to_string(values.size()),
      values);
  if (rows.size() < 2) return;
  std::string position;
  for (std::size_t at = 0; at < columns.size(); ++at) position += place_in(rows.front(), at);
  offer_next(page, position, page.found);
}

void ListStatement::each_row(Session& session, const ListQuery& query, const ListFigures& figures,
                             const std::function<void(const Row&)>& row) const {
  if (figures.found == 0) return;
  auto [where, values] = found(query);
  const auto size = query.page_size > 0 ? query.page_size : figures.found;
  const auto first = reads_on(query) ? 0 : (figures.page - 1) * size;
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
  picked += " from " + from_ + (where.empty() ? "" : " where " + where) + " order by " +
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
