// What every database behind the door has in common: typed rows, and failures put into words.
#include <muster/store/database.hpp>

namespace muster::store {
namespace {

template <class T>
const T& cell(const Values& values, std::size_t column) {
  if (column >= values.size()) throw std::logic_error("the result has no column " + std::to_string(column));
  const auto* found = std::get_if<T>(&values[column]);
  if (found == nullptr) throw std::logic_error("column " + std::to_string(column) + " holds another type");
  return *found;
}

}  // namespace

const std::string& Row::text(std::size_t column) const { return cell<std::string>(values_, column); }
std::int64_t Row::integer(std::size_t column) const { return cell<std::int64_t>(values_, column); }
const std::string& Row::bytes(std::size_t column) const { return cell<Blob>(values_, column).bytes; }
bool Row::is_null(std::size_t column) const { return std::holds_alternative<std::nullptr_t>(values_.at(column)); }
std::string Row::text_or_empty(std::size_t column) const { return is_null(column) ? std::string() : text(column); }

std::vector<Row> Session::query(std::string_view sql, const Values& values) {
  std::vector<Row> rows;
  each(sql, values, [&](const Row& row) { rows.push_back(row); });
  return rows;
}

std::optional<Row> Session::first(std::string_view sql, const Values& values) {
  std::optional<Row> found;
  each(sql, values, [&](const Row& row) {
    if (!found) found = row;
  });
  return found;
}

Problem problem_of(const Failure& failure, const std::string& location) {
  std::string message;
  switch (failure.kind()) {
    case Failure::Kind::busy:
      message = "Another program is writing to " + location + " and has not finished. Nothing was changed; try again.";
      break;
    case Failure::Kind::full:
      message = "The disk that holds " + location + " is full. Nothing was changed; make room and try again.";
      break;
    case Failure::Kind::read_only:
      message = location + " may not be written to. Nothing was changed; check the permissions of the file, its folder "
                "and the disk.";
      break;
    case Failure::Kind::damaged:
      message = location + " is damaged or is not a Muster database. Put a backup in its place with "
                "`muster restore FILE`.";
      break;
    case Failure::Kind::constraint:
    case Failure::Kind::other:
      message = "The database " + location + " did not do what was asked of it. Nothing was changed.";
      break;
  }
  return unavailable(message, failure.what());
}

}  // namespace muster::store
