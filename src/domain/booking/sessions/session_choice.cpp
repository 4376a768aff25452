// Two sessions at one time are refused with both their names, and so is one that is full.
#include <muster/domain/booking/session_choice.hpp>

#include <muster/domain/events/session_clashes.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

bool both_ways(const OfferedSession& offered, events::Attendance of_event) {
  return events::attendance_of(offered.session, of_event) == events::Attendance::hybrid;
}

std::optional<std::int64_t> seats_of(const OfferedSession& offered, events::Attendance of_event, bool online) {
  return online && both_ways(offered, of_event) ? offered.session.online_capacity : offered.session.capacity;
}

std::string quoted(const events::EventSession& session) { return "“" + session.title + "”"; }

bool is_of(const OfferedSession& offered, const std::string& title) {
  return offered.session.kind == events::SessionKind::module && offered.session.title == title;
}

/// Exactly one day of each module that is held more than once.
Outcome check_modules(const std::vector<OfferedSession>& offered, events::Attendance of_event, bool online,
                      const std::vector<const OfferedSession*>& picked) {
  for (const auto& title : repeated_modules(offered)) {
    const auto days = std::ranges::count_if(picked, [&](const auto* each) { return is_of(*each, title); });
    if (days > 1)
      return bad_input("“" + title + "” is the same on each of its days. Choose one of them.").at("sessions");
    const bool any_left = std::ranges::any_of(offered, [&](const OfferedSession& each) {
      const auto left = seats_left(each, of_event, online);
      return is_of(each, title) && (!left || *left > 0);
    });
    if (days == 0 && any_left) return bad_input("Choose one of the days of “" + title + "”.").at("sessions");
  }
  return Success{};
}

}  // namespace

std::vector<std::string> repeated_modules(const std::vector<OfferedSession>& offered) {
  std::vector<std::string> titles;
  for (const auto& each : offered) {
    const auto& title = each.session.title;
    const auto held = std::ranges::count_if(offered, [&](const OfferedSession& other) { return is_of(other, title); });
    if (is_of(each, title) && held > 1 && std::ranges::find(titles, title) == titles.end()) titles.push_back(title);
  }
  return titles;
}

std::string module_words(const std::vector<OfferedSession>& offered) {
  auto titles = repeated_modules(offered);
  if (titles.empty()) return {};
  for (auto& title : titles) title = "“" + title + "”";
  return titles.size() == 1 ? titles.front() + " is held more than once: choose one of its days."
                            : listed(titles) + " are held more than once: choose one day of each.";
}

std::optional<std::int64_t> seats_left(const OfferedSession& offered, events::Attendance of_event, bool online) {
  const auto seats = seats_of(offered, of_event, online);
  if (!seats) return std::nullopt;
  const auto taken = !both_ways(offered, of_event) ? offered.in_room + offered.online
                     : online                      ? offered.online
                                                   : offered.in_room;
  return std::max<std::int64_t>(*seats - taken, 0);
}

Outcome check_choice(const std::vector<OfferedSession>& offered, events::Attendance of_event, bool online,
                     const std::vector<std::string>& chosen, const std::vector<std::string>& held) {
  std::vector<const OfferedSession*> picked;
  for (const auto& code : chosen) {
    const auto found = std::ranges::find(offered, code, [](const OfferedSession& each) { return each.session.code; });
    if (found == offered.end())
      return bad_input("A session that you chose is not offered any more. Look at the sessions once more.")
          .at("sessions");
    picked.push_back(&*found);
  }
  for (std::size_t at = 0; at < picked.size(); ++at)
    for (std::size_t other = at + 1; other < picked.size(); ++other)
      if (picked[at] != picked[other] && events::at_one_time(picked[at]->session, picked[other]->session))
        return bad_input(quoted(picked[at]->session) + " and " + quoted(picked[other]->session) +
                         " are at one time. Choose one of them.")
            .at("sessions");
  MUSTER_CHECK(check_modules(offered, of_event, online, picked));
  for (const auto* each : picked) {
    if (std::ranges::find(held, each->session.code) != held.end()) continue;
    if (const auto left = seats_left(*each, of_event, online); left && *left == 0)
      return bad_input(quoted(each->session) + " is full. Choose another session, or none at that time.")
          .at("sessions");
  }
  return Success{};
}

std::string offered_words(const OfferedSession& offered, events::Attendance of_event, bool online) {
  auto words = events::session_times(offered.session);
  if (!offered.session.place.empty()) words += ", " + offered.session.place;
  const auto left = seats_left(offered, of_event, online);
  if (!left) return words + ".";
  const auto seats = *seats_of(offered, of_event, online);
  if (*left == 0) return words + ". All " + counted(seats, "seat is", "seats are") + " taken.";
  return words + ". " + grouped(*left) + " of " + counted(seats, "seat", "seats") +
         (*left == 1 ? " is left." : " are left.");
}

}  // namespace muster::booking
