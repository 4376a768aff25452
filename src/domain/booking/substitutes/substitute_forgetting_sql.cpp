// Requests name somebody who may never have heard of Muster: none is kept longer than it can be answered.
#include <muster/domain/booking/substitute_forgetting_sql.hpp>

#include <muster/domain/events/event_zone_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>

#include <map>
#include <stdexcept>

namespace muster::booking {
namespace {

const std::string held =
    "select s.booking_id, s.event_id, e.title, s.first_name, s.last_name, s.email, s.job_title, s.asked_at "
    "from substitute_request s join event e on e.id = s.event_id ";
const std::string oldest_first = "order by s.asked_at, s.booking_id";

HeldSubstitute held_from(const store::Row& row) {
  return {row.text(0), row.text(1), row.text(2), trimmed(row.text(3) + " " + row.text(4)),
          row.text(5), row.text(6), row.text(7)};
}

/// Until when one is kept: to the end of its event's day, or to the step that made it void.
struct Kept {
  std::string booking_id;
  std::string event_id;
  Date event_date;
  bool is_void = false;
  std::string moved_at;  ///< ISO instant of the booking's newest step
};

std::vector<Kept> all_kept(store::Session& session) {
  std::vector<Kept> all;
  session.each(
      "select s.booking_id, s.event_id, e.date, s.step, t.number, t.taken_at from substitute_request s "
      "join event e on e.id = s.event_id join booking_step t on t.booking_id = s.booking_id "
      "where t.number = (select max(n.number) from booking_step n where n.booking_id = s.booking_id) "
      "order by s.booking_id",
      {}, [&](const store::Row& row) {
        const auto date = parse_date(row.text(2));
        if (!date) throw std::logic_error("the store holds an event without a day");
        all.push_back({row.text(0), row.text(1), *date, row.integer(3) != row.integer(4), row.text(5)});
      });
  return all;
}

}  // namespace

std::vector<HeldSubstitute> substitutes_naming(store::Session& session, const IsNamed& is_named) {
  std::vector<HeldSubstitute> found;
  session.each(held + oldest_first, {}, [&](const store::Row& row) {
    auto each = held_from(row);
    if (is_named(each.name, each.email)) found.push_back(std::move(each));
  });
  return found;
}

std::vector<HeldSubstitute> substitutes_asked_by(store::Session& session, const std::string& person_id) {
  std::vector<HeldSubstitute> found;
  session.each(held + "join booking b on b.id = s.booking_id where b.person_id = $1 " + oldest_first, {person_id},
               [&](const store::Row& row) {
                 found.push_back(held_from(row));
                 found.back().is_theirs = true;
               });
  return found;
}

void forget_substitutes(store::Session& session, const std::vector<std::string>& booking_ids) {
  for (const auto& id : booking_ids) session.execute("delete from substitute_request where booking_id = $1", {id});
}

void forget_substitutes_of(store::Session& session, const std::string& person_id) {
  session.execute(
      "delete from substitute_request where booking_id in (select id from booking_row where person_id = $1)",
      {person_id});
}

std::int64_t drop_ended_substitutes(store::Session& session, Instant now) {
  std::vector<std::string> ended;
  for (const auto& each : all_kept(session))
    if (each.is_void || day_in(events::zone_of(session, each.event_id), now) > each.event_date)
      ended.push_back(each.booking_id);
  forget_substitutes(session, ended);
  return static_cast<std::int64_t>(ended.size());
}

std::optional<std::pair<std::string, std::int64_t>> next_substitute_end(store::Session& session) {
  std::map<std::string, std::int64_t> days;
  for (const auto& each : all_kept(session))
    ++days[each.is_void ? each.moved_at.substr(0, std::string("2022-06-24").size())
                        : iso_date(Date(std::chrono::sys_days(each.event_date) + std::chrono::days(1)))];
  return days.empty() ? std::nullopt : std::optional(std::pair(*days.begin()));
}

}  // namespace muster::booking
