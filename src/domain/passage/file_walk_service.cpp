// Line after line of a programme's file, each held against what is declared.
#include "file_walk_service.hpp"

#include <muster/domain/privacy/held_data.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <functional>

namespace muster::passage {
namespace {

std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

Result<store::Value> value_of(const Json& json, const Column& column) {
  if (json.is_null()) {
    if (!column.may_be_null) return bad_input("there is nothing where " + in_quotes(column.name) + " should stand");
    return store::Value(nullptr);
  }
  if (column.holds == Holds::whole) {
    if (json.whole() == nullptr) return bad_input(in_quotes(column.name) + " is no whole number");
    return store::Value(*json.whole());
  }
  if (json.text() == nullptr) return bad_input(in_quotes(column.name) + " is no text");
  if (column.holds == Holds::text) {
    if (json.text()->find('\0') != std::string::npos) return bad_input(in_quotes(column.name) + " holds a NUL");
    return store::Value(*json.text());
  }
  MUSTER_TRY(bytes, base64_bytes(*json.text()));
  return store::Value(store::Blob{std::move(bytes)});
}

/// The table that rows belong to from here on, and which of its columns they bring.
struct OpenTable {
  const TravellingTable* table = nullptr;
  std::vector<Column> columns;
  std::vector<std::string_view> names;

  static Result<OpenTable> from(const Json& line, std::set<std::string_view>& seen);
};

/// What a newer Muster wrote and this one does not know is no fault of the file.
constexpr const char* written_newer = "written by a newer Muster";
Error newer(std::string what) {
  auto error = bad_input(std::move(what));
  error.detail = written_newer;
  return error;
}

Result<OpenTable> OpenTable::from(const Json& line, std::set<std::string_view>& seen) {
  const auto* name = line.find("table");
  const auto* columns = line.find("columns");
  if (name == nullptr || name->text() == nullptr || columns == nullptr || columns->array() == nullptr)
    return bad_input("it names no table with its columns");
  OpenTable open;
  open.table = travelling(*name->text());
  if (open.table == nullptr)
    return newer("this Muster knows no table " + in_quotes(*name->text()) + "; a newer one may have written it");
  if (!seen.insert(open.table->name).second) return bad_input("the table " + *name->text() + " stands there twice");
  const auto known = columns_of(*open.table);
  for (const auto& each : *columns->array()) {
    const auto found = std::find_if(known.begin(), known.end(), [&](const Column& column) {
      return each.text() != nullptr && column.name == *each.text();
    });
    if (found == known.end())
      return newer("the table " + *name->text() +
                   " has a column that this Muster does not know; a newer one may have written it");
    if (std::find(open.names.begin(), open.names.end(), found->name) != open.names.end())
      return bad_input("the column " + in_quotes(found->name) + " stands there twice");
    open.columns.push_back(*found);
    open.names.push_back(found->name);
  }
  auto needed = privacy::names_in(open.table->key);
  if (const auto belongs = belonging(*open.table)) needed.push_back(belongs->column);
  for (const auto column : needed)
    if (std::find(open.names.begin(), open.names.end(), column) == open.names.end())
      return bad_input("the column " + in_quotes(column) + " is missing");
  return open;
}

Outcome check_end(const Json& end, std::int64_t rows, const std::string& digits) {
  const auto* counted_rows = end.find("rows");
  const auto* hash = end.find("sha256");
  if (counted_rows == nullptr || counted_rows->whole() == nullptr || hash == nullptr || hash->text() == nullptr)
    return bad_input("the end of the file does not say what it holds");
  if (*counted_rows->whole() != rows || *hash->text() != digits)
    return bad_input("the file is damaged: what it holds is not what its end says");
  return Success{};
}

}  // namespace

std::string FileRow::text(std::string_view column) const {
  const auto found = std::find(columns.begin(), columns.end(), column);
  if (found == columns.end()) return {};
  const auto* text = std::get_if<std::string>(&values[static_cast<std::size_t>(found - columns.begin())]);
  return text == nullptr ? std::string() : *text;
}

void FileRow::set(std::string_view column, store::Value value) {
  const auto found = std::find(columns.begin(), columns.end(), column);
  if (found != columns.end()) values[static_cast<std::size_t>(found - columns.begin())] = std::move(value);
}

Result<Walk> walk_file(const FileSource& source, const TakeRow& take, std::int64_t expected, Progress& progress) {
  MUSTER_TRY(reader, LineReader::open(source));
  Walk walk;
  progress.begin("rows", expected);
  RunningHash hash;
  OpenTable open;
  std::set<std::string_view> seen;
  for (bool ended = false; !ended;) {
    MUSTER_TRY(line, reader.next());
    if (line.empty()) return reader.fault("the file is cut short before it");
    MUSTER_TRY(json, line_json(reader, line));
    if (const auto* end = json.find("end"); end != nullptr) {
      if (const auto whole = check_end(*end, walk.rows, hash.digits()); !whole.ok())
        return reader.fault(whole.error().message);
      ended = true;
      continue;
    }
    hash.add(line);
    hash.add("\n");
    if (reader.number() == 1) {
      MUSTER_TRY(head, head_in(json));
      walk.head = std::move(head);
      continue;
    }
    if (json.array() == nullptr) {
      auto next = OpenTable::from(json, seen);
      if (!next.ok())
        return next.error().detail == written_newer
                   ? reader.fault(next.error().message, "take a Muster at least as new as the one that wrote the file")
                   : reader.fault(next.error().message);
      open = std::move(next).value();
      continue;
    }
    if (open.table == nullptr) return reader.fault("there is a row before any table");
    if (json.array()->size() != open.columns.size()) {
      return reader.fault("a row of " + std::string(open.table->name) + " has " +
                          counted(static_cast<std::int64_t>(json.array()->size()), "value", "values") + " for " +
                          counted(static_cast<std::int64_t>(open.columns.size()), "column", "columns"));
    }
    FileRow row{*open.table, open.names, {}};
    for (std::size_t at = 0; at < open.columns.size(); ++at) {
      auto value = value_of((*json.array())[at], open.columns[at]);
      if (!value.ok())
        return reader.fault("in a row of " + std::string(open.table->name) + " " + value.error().message);
      row.values.push_back(std::move(value).value());
    }
    if (const auto taken = take(row); !taken.ok()) {
      if (taken.error().kind != ErrorKind::bad_input) return taken.error();
      return reader.fault("a row of " + std::string(open.table->name) + " " + taken.error().message);
    }
    MUSTER_CHECK(go_on(progress, ++walk.rows));
  }
  MUSTER_TRY(behind, reader.next());
  if (!behind.empty()) return reader.fault("there is something behind the end");
  return walk;
}

bool FileLinks::stands(std::string_view table, const std::string& id) const {
  const auto found = ids_.find(table);
  return found != ids_.end() && found->second.contains(id);
}

Outcome FileLinks::take_key(const FileRow& row, std::int64_t line) {
  // Two 64-bit hashes of one key would have to meet for a row to be refused that stands once.
  std::string key(row.table.name);
  for (const auto column : privacy::names_in(row.table.key)) {
    const auto at =
        static_cast<std::size_t>(std::find(row.columns.begin(), row.columns.end(), column) - row.columns.begin());
    const auto* whole = std::get_if<std::int64_t>(&row.values[at]);
    const auto part = whole != nullptr ? std::to_string(*whole) : row.text(column);
    key += '\n' + std::to_string(part.size()) + ':' + part;
  }
  const std::uint64_t hash = std::hash<std::string>{}(key);
  const auto [there, is_new] = rows_.emplace(hash, static_cast<std::uint32_t>(line));
  if (is_new) return Success{};
  return bad_input("stands there twice: it is row " + grouped(line) + " of the file, and row " +
                   grouped(std::int64_t{there->second}) + " has the same key (" + std::string(row.table.key) + ")");
}

Outcome FileLinks::take(const FileRow& row, std::int64_t line) {
  MUSTER_CHECK(take_key(row, line));
  if (row.table.name == "programme") {
    if (!programme_id_.empty()) return bad_input("is a second programme, and a file holds one");
    programme_id_ = row.text("id");
  } else if (programme_id_.empty()) {
    return bad_input("stands before the programme");
  }
  auto leads = leads_in(row.table.leads);
  if (const auto belongs = belonging(row.table)) leads.push_back(*belongs);
  for (const auto& lead : leads) {
    const auto id = row.text(lead.column);
    if (id.empty() && lead.column != (belonging(row.table) ? belonging(row.table)->column : "")) continue;
    if (!stands(lead.table, id))
      return bad_input("belongs to a row of " + std::string(lead.table) + " that is not above it");
  }
  for (const auto& lead : leads_in(row.table.later))
    if (auto id = row.text(lead.column); !id.empty()) waiting_.push_back({line, lead, std::move(id)});
  // Only what others lead to: answers, of which there are many, are led to by nothing.
  static const auto led_to = [] {
    std::set<std::string_view> names;
    for (const auto& table : travelling_tables()) {
      if (const auto belongs = belonging(table)) names.insert(belongs->table);
      for (const auto& lead : leads_in(table.leads)) names.insert(lead.table);
      for (const auto& lead : leads_in(table.later)) names.insert(lead.table);
    }
    return names;
  }();
  if (led_to.contains(row.table.name)) ids_[row.table.name].insert(row.text("id"));
  return Success{};
}

Outcome FileLinks::settle() const {
  for (const auto& each : waiting_) {
    if (!stands(each.lead.table, each.id))
      return bad_input("Row " + grouped(each.line) + " of the file leads to a row of " + std::string(each.lead.table) +
                       " that is not in it. Nothing was changed; have the file written again.");
  }
  if (programme_id_.empty()) return bad_input("The file holds no programme. Nothing was changed.");
  return Success{};
}

}  // namespace muster::passage
