// What a room takes, who somebody is in it, and how its notes came in over time.
#include <muster/domain/room/room.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::room {
namespace {

constexpr std::chrono::minutes step{5};

std::string tenths(double number) {
  const auto scaled = static_cast<std::int64_t>(number * 10 + 0.5);
  return std::to_string(scaled / 10) + "." + std::to_string(scaled % 10);
}

}  // namespace

std::string_view state_name(RoomState state) {
  switch (state) {
    case RoomState::ready:
      return "ready";
    case RoomState::open:
      return "open";
    case RoomState::closed:
      return "closed";
  }
  throw std::logic_error("a room in no state");
}

RoomState state_named(std::string_view name) {
  for (const auto state : {RoomState::ready, RoomState::open, RoomState::closed})
    if (name == state_name(state)) return state;
  throw std::logic_error("the store holds a room in no known state");
}

Outcome check_tables(std::int64_t tables) {
  if (tables < 1 || tables > most_tables)
    return bad_input("Say how many tables there are: from 1 to " + grouped(most_tables) + ".").at("tables");
  return Success{};
}

Outcome check_line(std::string_view text, std::string_view what) {
  const auto line = trimmed(text);
  if (line.empty()) return bad_input("Write " + std::string(what) + ": its field is empty.");
  if (line.find_first_of("\r\n") != std::string::npos) return bad_input("Keep " + std::string(what) + " to one line.");
  if (const auto count = character_count(line); count > longest_line)
    return bad_input("Keep " + std::string(what) + " to " + std::to_string(longest_line) + " characters; it has " +
                     grouped(static_cast<std::int64_t>(count)) + ".");
  return Success{};
}

Outcome check_written(std::string_view text, std::size_t longest, std::string_view what) {
  const auto written = trimmed(text);
  if (written.empty()) return bad_input("Write " + std::string(what) + " first: the field is empty.").at("text");
  if (const auto count = character_count(written); count > longest)
    return bad_input("Keep " + std::string(what) + " to " + grouped(static_cast<std::int64_t>(longest)) +
                     " characters; it has " + grouped(static_cast<std::int64_t>(count)) + ".")
        .at("text");
  return Success{};
}

Outcome check_word(std::string_view word) {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 20;
  if (word.empty()) return Success{};
  const auto fits = [](char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '2' && letter <= '9'); };
  if (word.size() < shortest || word.size() > longest || !std::ranges::all_of(code_as_kept(word), fits))
    return bad_input(
               "Use 3 to 20 letters from a to z for the word, without blanks; digits from 2 to 9 may stand among "
               "them. 0 and 1 look like letters.")
        .at("word");
  return Success{};
}

std::string id_of_sent(const Room& room, std::string_view key, std::string_view said) {
  constexpr std::size_t as_any_id = 26;
  std::string all = "sent from a phone\n" + room.salt + "\n";
  all.append(key).append("\n").append(said);
  return fingerprint(all).substr(0, as_any_id);
}

std::int64_t letters_wide(std::string_view text) {
  constexpr std::int64_t most = 44;
  std::int64_t tenths = 0;
  for (const char letter : text)
    tenths += std::string_view("mwMW@").find(letter) != std::string_view::npos            ? 15
              : std::string_view("fijlrtI.,:;/-'").find(letter) != std::string_view::npos ? 6
                                                                                          : 10;
  return std::clamp<std::int64_t>((tenths + 9) / 10, 1, most);
}

std::string look_of(std::string_view word) {
  std::string look;
  for (const char letter : code_as_kept(word)) {
    look += letter == '0' ? 'o' : letter == '1' || letter == 'i' ? 'l' : letter;
    if (look.ends_with("rn")) look.replace(look.size() - 2, 2, "m");
    if (look.ends_with("vv")) look.replace(look.size() - 2, 2, "w");
  }
  return look;
}

std::string code_as_kept(std::string_view typed) {
  std::string code(typed);
  for (char& letter : code)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return code;
}

std::string visitor_key(const Room& room, std::string_view visit_token) {
  return fingerprint("visitor of a room\n" + room.salt + "\n" + std::string(visit_token));
}

Instant five_minutes_of(Instant now) { return std::chrono::floor<std::chrono::duration<int, std::ratio<300>>>(now); }

std::optional<NewNotes> new_notes(const std::vector<Pace>& pace, Instant now) {
  const auto current = five_minutes_of(now);
  NewNotes found{0, current};
  for (const auto& each : pace)
    if (each.began == current) found.notes = each.notes;
  if (found.notes > 0) return found;
  for (const auto& each : pace)
    if (each.began == current - step) return NewNotes{each.notes, each.began};
  return std::nullopt;
}

Steps steps_of(const std::vector<Pace>& pace, Instant now, const Zone& zone) {
  constexpr double width = 100;
  constexpr double height = 24;
  constexpr std::chrono::hours longest_after{3};
  if (pace.empty()) return {};
  const auto by_time = [](const Pace& left, const Pace& right) { return left.began < right.began; };
  const auto first = std::min_element(pace.begin(), pace.end(), by_time)->began;
  const auto last_note = std::max_element(pace.begin(), pace.end(), by_time)->began;
  const auto present = std::chrono::floor<std::chrono::minutes>(now);
  const Instant last = std::clamp<Instant>(present, last_note + std::chrono::minutes(1), last_note + longest_after);
  std::int64_t all = 0;
  for (const auto& each : pace) all += each.notes;
  if (all <= 0) return {};
  const auto x = [&](Instant moment) {
    return width * static_cast<double>((moment - first).count()) / static_cast<double>((last - first).count());
  };
  const auto y = [&](std::int64_t notes) {
    return height - 1 - (height - 2) * static_cast<double>(notes) / static_cast<double>(all);
  };
  auto sorted = pace;
  std::sort(sorted.begin(), sorted.end(), by_time);
  Steps steps;
  std::int64_t sum = 0;
  steps.line = "M0 " + tenths(y(0));
  for (const auto& each : sorted) {
    steps.line += "H" + tenths(x(each.began));
    sum += each.notes;
    steps.line += "V" + tenths(y(sum));
  }
  steps.line += "H" + tenths(width);
  steps.area = steps.line + "V" + tenths(height) + "H0Z";
  steps.first = hour_of(first, zone);
  steps.last = hour_of(last, zone);
  return steps;
}

std::string hour_of(Instant moment, const Zone& zone) {
  constexpr std::size_t day_length = 11;  // "2022-06-10T"
  return local_field(moment, zone).substr(day_length, 5);
}

}  // namespace muster::room
