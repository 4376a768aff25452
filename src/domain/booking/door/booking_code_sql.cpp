// Codes of bookings: drawn when they are first asked for, and found again.
#include <muster/domain/booking/booking_code_sql.hpp>

#include <muster/kit/base/id.hpp>

namespace muster::booking {
namespace {

std::string fresh_code() {
  auto code = new_short_code(booking_code_length);
  for (char& letter : code)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return code;
}

}  // namespace

std::optional<std::string> known_code(store::Session& session, const std::string& booking_id) {
  const auto row = session.first("select code from booking_code where booking_id = $1", {booking_id});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::string booking_code(store::Session& session, const std::string& booking_id) {
  if (auto known = known_code(session, booking_id)) return *std::move(known);
  auto code = fresh_code();
  session.execute("insert into booking_code (booking_id, code) values ($1, $2)", {booking_id, code});
  return code;
}

void forget_code(store::Session& session, const std::string& booking_id) {
  forget_own_code(session, booking_id);
  session.execute("delete from booking_former_code where booking_id = $1", {booking_id});
}

void forget_own_code(store::Session& session, const std::string& booking_id) {
  session.execute("delete from booking_code where booking_id = $1", {booking_id});
}

void give_code(store::Session& session, const std::string& booking_id, const std::string& code) {
  forget_own_code(session, booking_id);
  session.execute("insert into booking_code (booking_id, code) values ($1, $2)", {booking_id, code});
}

std::vector<std::pair<std::string, std::string>> former_codes(store::Session& session, const std::string& event_id) {
  std::vector<std::pair<std::string, std::string>> found;
  session.each(
      "select f.booking_id, f.code from booking_former_code f join booking b on b.id = f.booking_id "
      "where b.event_id = $1 order by f.booking_id, f.code",
      {event_id}, [&](const store::Row& row) { found.emplace_back(row.text(0), row.text(1)); });
  return found;
}

std::int64_t give_codes(store::Session& session, const std::string& event_id, std::int64_t at_most) {
  std::vector<std::string> without;
  session.each(
      "select b.id from booking b where b.event_id = $1 "
      "and not exists (select 1 from booking_code c where c.booking_id = b.id) limit $2",
      {event_id, at_most}, [&](const store::Row& row) { without.push_back(row.text(0)); });
  for (const auto& id : without)
    session.execute("insert into booking_code (booking_id, code) values ($1, $2)", {id, fresh_code()});
  return static_cast<std::int64_t>(without.size());
}

bool any_without_code(store::Session& session, const std::string& event_id) {
  return session
      .first(
          "select 1 from booking b where b.event_id = $1 "
          "and not exists (select 1 from booking_code c where c.booking_id = b.id) limit 1",
          {event_id})
      .has_value();
}

std::optional<CodeHolder> holder_of(store::Session& session, const std::string& code) {
  auto row = session.first(
      "select b.id, b.event_id from booking_code c join booking b on b.id = c.booking_id where c.code = $1", {code});
  if (!row)
    row = session.first(
        "select b.id, b.event_id from booking_former_code f join booking b on b.id = f.booking_id where f.code = $1",
        {code});
  if (!row) return std::nullopt;
  return CodeHolder{row->text(0), row->text(1)};
}

}  // namespace muster::booking
