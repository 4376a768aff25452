// When the door is open, what a booking means to it, and whom somebody means who types a name.
#include "door.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>

namespace muster::booking {
namespace {

Date shifted(Date day, int by) { return Date(std::chrono::sys_days(day) + std::chrono::days(by)); }

std::string beginning(std::string_view word, std::size_t letters) {
  std::size_t at = 0;
  while (at < word.size() && letters > 0) {
    ++at;
    while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) ++at;
    --letters;
  }
  return std::string(word.substr(0, at));
}

/// How many letters of what was typed are wrong where `word` is meant; nothing where it is another.
std::optional<std::size_t> wrong_letters(const std::string& typed, const std::string& word) {
  if (word.starts_with(typed)) return 0;
  constexpr std::size_t short_word = 3;
  constexpr std::size_t long_word = 5;
  const auto letters = character_count(typed);
  const std::size_t forgiven = letters < short_word ? 0 : letters < long_word ? 1 : 2;
  std::optional<std::size_t> fewest;
  // Letters left out or put in move the end of what was meant.
  for (std::size_t ends = letters - std::min(forgiven, letters); forgiven > 0 && ends <= letters + forgiven; ++ends) {
    const auto wrong = edit_distance(typed, beginning(word, ends));
    if (wrong <= forgiven && (!fewest || wrong < *fewest)) fewest = wrong;
  }
  return fewest;
}

}  // namespace

DoorTimes door_times(const events::Event& event, const std::vector<events::EventSession>& sessions) {
  int last = 0;
  for (const auto& session : sessions) last = std::max(last, session.day);
  return {begin_of(shifted(event.date, -1), event.zone), begin_of(shifted(event.date, last + 1), event.zone)};
}

DoorState door_state(const DoorTimes& times, Instant now) {
  return now < times.opens ? DoorState::before : now < times.ends ? DoorState::open : DoorState::over;
}

DoorStanding standing_at_door(State state) {
  switch (state) {
    case State::came:
      return DoorStanding::in;
    case State::booked:
    case State::did_not_come:
      return DoorStanding::expected;
    case State::declined:
    case State::cancelled:
      return DoorStanding::given_back;
    case State::invited:
    case State::nominated:
    case State::applied:
    case State::waiting:
    case State::offered:
      return DoorStanding::not_booked;
  }
  throw std::logic_error("a state that the door does not know");
}

std::string_view standing_word(DoorStanding standing) {
  switch (standing) {
    case DoorStanding::expected:
      return "expected";
    case DoorStanding::in:
      return "in";
    case DoorStanding::not_booked:
      return "not booked";
    case DoorStanding::given_back:
      return "given back";
  }
  throw std::logic_error("a standing without a word");
}

std::string_view outcome_word(ScanOutcome outcome) {
  switch (outcome) {
    case ScanOutcome::in:
      return "in";
    case ScanOutcome::already:
      return "already";
    case ScanOutcome::not_in_list:
      return "not in list";
    case ScanOutcome::other_event:
      return "other event";
    case ScanOutcome::not_booked:
      return "not booked";
    case ScanOutcome::given_back:
      return "given back";
    case ScanOutcome::undone:
      return "undone";
    case ScanOutcome::still_in:
      return "still in";
  }
  throw std::logic_error("an outcome without a word");
}

std::vector<std::size_t> people_like(std::string_view typed, const std::vector<DoorPerson>& people, std::size_t limit) {
  const auto words = folded_words(typed);
  std::size_t letters = 0;
  for (const auto& word : words) letters += character_count(word);
  if (letters < 2) return {};
  std::vector<std::pair<std::size_t, std::size_t>> found;  // wrong letters, whose
  for (std::size_t at = 0; at < people.size(); ++at) {
    const auto theirs = folded_words(people[at].name + " " + people[at].organisation);
    std::size_t wrong = 0;
    const bool like = std::ranges::all_of(words, [&](const std::string& word) {
      std::optional<std::size_t> fewest;
      for (const auto& each : theirs)
        if (const auto here = wrong_letters(word, each); here && (!fewest || *here < *fewest)) fewest = here;
      wrong += fewest.value_or(0);
      return fewest.has_value();
    });
    if (like) found.emplace_back(wrong, at);
  }
  std::ranges::sort(found);  // those with the fewest wrong letters first, each in the order of the list
  if (found.size() > limit) found.resize(limit);
  std::vector<std::size_t> whose;
  whose.reserve(found.size());
  for (const auto& [wrong, at] : found) whose.push_back(at);
  return whose;
}

std::vector<DoorPerson> found_at_door(const DoorList& list, std::string_view typed, std::size_t limit) {
  std::vector<DoorPerson> found;
  for (const auto at : people_like(typed, list.people, limit)) found.push_back(list.people[at]);
  return found;
}

std::string tidy_door(std::string_view typed) {
  constexpr std::size_t longest = 40;
  std::string name;
  for (const char letter : trimmed(typed)) name += static_cast<unsigned char>(letter) < ' ' ? ' ' : letter;
  if (name.empty() || !is_valid_text(name) || character_count(name) > longest) return "Main door";
  return name;
}

Instant settled_moment(Instant told, Instant received, const DoorTimes& times) {
  return std::min(std::max(told, times.opens), received);
}

}  // namespace muster::booking
