// A lead is known for one event: nothing of them is kept when it is over.
#include <muster/domain/booking/nomination_forgetting_sql.hpp>

#include "nomination_sql.hpp"

#include <muster/domain/events/event_zone_sql.hpp>
#include <muster/kit/base/date.hpp>

#include <map>
#include <stdexcept>

namespace muster::booking {
namespace {

struct Kept {
  std::string call_id;
  std::string event_id;
  Date event_date;
};

std::vector<Kept> all_kept(store::Session& session) {
  std::vector<Kept> all;
  session.each("select c.id, c.event_id, e.date from nomination_call c join event e on e.id = c.event_id order by c.id",
               {}, [&](const store::Row& row) {
                 const auto date = parse_date(row.text(2));
                 if (!date) throw std::logic_error("the store holds an event without a day");
                 all.push_back({row.text(0), row.text(1), *date});
               });
  return all;
}

}  // namespace

std::vector<HeldLead> leads_called(store::Session& session, const IsLead& is_lead) {
  std::vector<HeldLead> found;
  session.each(
      "select c.id, c.event_id, e.title, o.name, c.name, c.email, c.asked_at from nomination_call c "
      "join event e on e.id = c.event_id join organisation o on o.id = c.organisation_id order by c.asked_at, c.id",
      {}, [&](const store::Row& row) {
        if (is_lead(row.text(4), row.text(5)))
          found.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)});
      });
  return found;
}

void forget_leads(store::Session& session, const std::vector<std::string>& call_ids) {
  for (const auto& id : call_ids) sql::drop_call(session, id);
}

std::int64_t drop_ended_leads(store::Session& session, Instant now) {
  std::vector<std::string> ended;
  for (const auto& each : all_kept(session))
    if (day_in(events::zone_of(session, each.event_id), now) > each.event_date) ended.push_back(each.call_id);
  forget_leads(session, ended);
  return static_cast<std::int64_t>(ended.size());
}

std::optional<std::pair<std::string, std::int64_t>> next_lead_end(store::Session& session) {
  std::map<std::string, std::int64_t> days;
  for (const auto& each : all_kept(session))
    ++days[iso_date(Date(std::chrono::sys_days(each.event_date) + std::chrono::days(1)))];
  return days.empty() ? std::nullopt : std::optional(std::pair(*days.begin()));
}

}  // namespace muster::booking
