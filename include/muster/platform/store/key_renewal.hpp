#pragma once
// Making what lists are searched and sorted by anew where the rules of names changed: row after row, in pieces.

#include <muster/platform/store/database.hpp>
#include <muster/platform/store/pace.hpp>

#include <optional>
#include <string>

namespace muster::store {

/// Makes the keys of the next `most` rows behind a place anew; gives the place to go on at, or nothing at the end.
using KeyRenewal = std::optional<std::string> (*)(Session& session, const std::string& after, std::int64_t most);

/// Calls `renew` for each row of a statement that takes rows by `id > $1 order by id limit $2` and gives the id first;
/// returns the last id, or nothing where there were fewer rows.
template <class Renew>
std::optional<std::string> renew_rows(Session& session, std::string_view statement, const std::string& after,
                                      std::int64_t most, const Renew& renew) {
  const auto rows = session.query(statement, {after, most});
  for (const auto& row : rows) renew(row);
  if (static_cast<std::int64_t>(rows.size()) < most) return std::nullopt;
  return rows.back().text(0);
}

/// All rows, in pieces between which others write. Where the process dies, the next one begins again: keys that are new
/// are made once more, and are the same.
[[nodiscard]] inline Outcome renew_in_pieces(Database& database, KeyRenewal renew) {
  Pace pace(database);
  std::optional<std::string> place = std::string();
  while (place) {
    MUSTER_CHECK(pace.run([&] {
      return database.write([&](Session& session) -> Outcome {
        do place = renew(session, *place, static_cast<std::int64_t>(handful));
        while (place && pace.goes_on());
        return Success{};
      });
    }));
  }
  return Success{};
}

}  // namespace muster::store
