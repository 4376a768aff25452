// A list is read anew where something of its programme left a trace, or a door scanned; and every minute, because
// people and organisations are shared, and what another programme changes of them leaves its trace there.
#include <muster/domain/booking/kept_door_service.hpp>

#include "door.hpp"
#include "door_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <tuple>

namespace muster::booking {
namespace {

constexpr std::size_t most_doors = 16;
constexpr std::size_t most_earlier = 1'000;  // twenty phones that look every fifteen seconds know of the last few dozen
constexpr std::chrono::seconds longest_unread{60};

auto told_of(const DoorPerson& person) {
  const auto& entrance = person.entrance;
  return std::tuple(std::string_view(person.name), std::string_view(person.organisation), std::string_view(person.code),
                    person.standing, entrance ? iso_instant(entrance->at) : std::string(),
                    entrance ? std::string_view(entrance->door) : std::string_view(),
                    entrance ? std::string_view(entrance->scan_id) : std::string_view());
}

bool is_same(const DoorPerson& one, const DoorPerson& other) {
  return told_of(one) == told_of(other) && one.former_codes == other.former_codes;
}

/// Of what a phone holds and of nothing else: what moves with anything more would tell whoever looks again and again
/// when that came.
std::string mark_of(const DoorList& list) {
  std::string all;
  const auto add = [&](std::string_view part) {
    all += std::to_string(part.size());
    all += ':';
    all += part;
  };
  for (const auto part : {std::string_view(list.event.id), std::string_view(list.event.title)}) add(part);
  add(iso_instant(list.times.opens));
  add(iso_instant(list.times.ends));
  add(std::to_string(static_cast<int>(list.state)) + " " + std::to_string(list.in) + " " + std::to_string(list.of));
  for (const auto& person : list.people) {
    add(person.booking_id);
    add(person.name);
    add(person.organisation);
    add(person.code);
    add(standing_word(person.standing));
    if (person.entrance) {
      add(iso_instant(person.entrance->at));
      add(person.entrance->door);
      add(person.entrance->scan_id);
    }
    for (const auto& code : person.former_codes) add(code);
  }
  return fingerprint(all);
}

/// What moves with everything that a door's list is made of, as far as this programme changes it.
Result<std::string> version_of(store::Database& database, Instant now, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto state = door_state(door_times(event, events::sessions_of(session, event.id)), now);
    return std::to_string(static_cast<int>(state)) + " " + sql::scan_mark(session, event.id) + " " +
           store::change_mark(session, event.programme);
  });
}

}  // namespace

void KeptDoor::take(DoorList list) {
  auto mark = mark_of(list);
  if (list_ && mark == mark_) return;
  ++version_;
  std::unordered_map<std::string, const DoorPerson*> before;
  if (list_) {
    for (const auto& person : list_->people) before.emplace(person.booking_id, &person);
    earlier_.emplace_back(mark_, version_ - 1);
    if (earlier_.size() > most_earlier) earlier_.pop_front();
  }
  for (const auto& person : list.people) {
    const auto found = before.find(person.booking_id);
    if (found == before.end() || !is_same(*found->second, person)) changed_[person.booking_id] = version_;
    if (found != before.end()) before.erase(found);
    gone_.erase(person.booking_id);
  }
  for (const auto& [booking, person] : before) {
    gone_[booking] = version_;
    changed_.erase(booking);
  }
  mark_ = std::move(mark);
  list_ = std::make_shared<const DoorList>(std::move(list));
}

DoorNews KeptDoor::since(const std::string& known) const {
  DoorNews news{list_, mark_};
  if (known == mark_) {
    news.unchanged = true;
    return news;
  }
  // The latest of that mark: a list may be again what it was.
  const auto found =
      std::ranges::find(earlier_.rbegin(), earlier_.rend(), known, &std::pair<std::string, std::uint64_t>::first);
  if (found == earlier_.rend()) {
    news.whole = true;
    return news;
  }
  for (std::size_t at = 0; at < list_->people.size(); ++at)
    if (const auto changed = changed_.find(list_->people[at].booking_id);
        changed != changed_.end() && changed->second > found->second)
      news.changed.push_back(at);
  for (const auto& [booking, version] : gone_)
    if (version > found->second) news.gone.push_back(booking);
  std::ranges::sort(news.gone);
  return news;
}

std::shared_ptr<KeptDoors::Held> KeptDoors::held(const std::string& door, Instant now) {
  const std::lock_guard lock(guard_);
  auto& found = doors_[door];
  if (!found) found = std::make_shared<Held>();
  found->asked_at = now;
  auto here = found;
  if (doors_.size() > most_doors)
    doors_.erase(std::ranges::min_element(
        doors_, [](const auto& left, const auto& right) { return left.second->asked_at < right.second->asked_at; }));
  return here;
}

Result<DoorNews> KeptDoors::news(store::Database& database, Instant now, const std::string& event_slug,
                                 const std::string& session_code, const std::string& known) {
  MUSTER_TRY(version, version_of(database, now, event_slug));
  const auto here = held(event_slug + "/" + session_code, now);
  // Whoever looks at the same moment waits for the one that reads, and reads nothing.
  const std::lock_guard lock(here->at_work);
  const auto age = now - here->read_at;
  if (here->version.empty() || here->version != version || age >= longest_unread || age < std::chrono::seconds(0)) {
    MUSTER_TRY(list, door_list_with_codes(database, now, event_slug, session_code));
    here->door.take(std::move(list));
    here->version = version;
    here->read_at = now;
  }
  return here->door.since(known);
}

}  // namespace muster::booking
