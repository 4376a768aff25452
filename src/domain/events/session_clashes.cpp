// Finds rooms and speakers that are wanted twice at one time.
#include <muster/domain/events/session_clashes.hpp>

#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::events {
namespace {

/// A session's room and speakers, folded, the names as they were written behind.
struct Wanted {
  std::string room;
  std::map<std::string, std::string> speakers;
};

Wanted wanted_by(const EventSession& session) {
  Wanted wanted;
  const auto room = folded_name(session.place);
  if (session.attendance != Attendance::online && room != "online") wanted.room = room;
  for (const auto& name : session.speakers) wanted.speakers.emplace(folded_name(name), name);
  return wanted;
}

std::vector<std::string> at_both(const Wanted& left, const Wanted& right) {
  std::vector<std::string> names;
  for (const auto& [folded, name] : left.speakers)
    if (right.speakers.contains(folded)) names.push_back(name);
  return names;
}

}  // namespace

bool at_one_time(const EventSession& left, const EventSession& right) {
  if (left.day != right.day) return false;
  const auto& first = left.starts_at <= right.starts_at ? left : right;
  const auto& second = left.starts_at <= right.starts_at ? right : left;
  return first.starts_at == second.starts_at || (first.ends_at && *first.ends_at > second.starts_at);
}

std::vector<SessionClash> clashes_among(const std::vector<EventSession>& sessions) {
  std::vector<Wanted> wanted;
  for (const auto& session : sessions) wanted.push_back(wanted_by(session));
  std::vector<SessionClash> found;
  for (std::size_t at = 0; at < sessions.size(); ++at) {
    for (std::size_t other = at + 1; other < sessions.size(); ++other) {
      const auto& first = sessions[at];
      const auto& second = sessions[other];
      if (!at_one_time(first, second)) continue;
      const auto both = first.title + " and " + second.title;
      if (!wanted[at].room.empty() && wanted[at].room == wanted[other].room)
        found.push_back({first.code, second.code, both + " are at one time in " + first.place + "."});
      if (const auto names = at_both(wanted[at], wanted[other]); !names.empty())
        found.push_back({first.code, second.code,
                         both + " are at one time, and " + listed(names) +
                             (names.size() == 1 ? " speaks in both." : " speak in both.")});
    }
  }
  return found;
}

}  // namespace muster::events
