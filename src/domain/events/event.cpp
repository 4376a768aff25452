// Rules of a single event.
#include <muster/domain/events/asked.hpp>

#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cctype>
#include <vector>

namespace muster::events {
namespace {

constexpr std::size_t shortest_slug = 3;
constexpr std::size_t longest_slug = 60;
constexpr std::size_t longest_line = 150;  // characters

bool is_slug_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'); }

bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20U || byte == 0x7FU;
  });
}

}  // namespace

std::string_view kind_name(AskedKind kind) {
  switch (kind) {
    case AskedKind::event:
      return "event";
    case AskedKind::round:
      return "round";
    case AskedKind::survey:
      return "survey";
  }
  return "event";
}

std::string slug_within(std::string_view whole, std::string_view name) {
  return std::string(whole) + "." + std::string(name);
}

bool is_within(std::string_view slug) { return slug.find('.') != std::string_view::npos; }

std::string_view attendance_name(Attendance attendance) {
  switch (attendance) {
    case Attendance::in_person:
      return "in person";
    case Attendance::online:
      return "online";
    case Attendance::hybrid:
      return "hybrid";
  }
  return "in person";
}

Result<Attendance> parse_attendance(std::string_view name) {
  for (const auto attendance : {Attendance::in_person, Attendance::online, Attendance::hybrid}) {
    if (attendance_name(attendance) == name) return attendance;
  }
  return bad_input("\"" + std::string(name) + "\" is no way to attend; write in person, online or hybrid.");
}

Outcome check_slug(std::string_view slug) {
  const auto fits = [](char letter) { return is_slug_letter(letter) || letter == '-'; };
  if (slug.size() < shortest_slug || slug.size() > longest_slug || !std::all_of(slug.begin(), slug.end(), fits) ||
      slug.front() == '-' || slug.back() == '-') {
    return bad_input("\"" + std::string(slug) +
                     "\" cannot stand in an address. Use 3 to 60 lower-case letters, digits "
                     "and hyphens, for example london-send-summit-2022.")
        .at("slug");
  }
  if (slug == "new")
    return bad_input("\"new\" is taken by the page that adds events. Choose another short name.").at("slug");
  return Success{};
}

Outcome check_title(std::string_view title) {
  if (!is_plain_text(title)) return bad_input("The title holds characters that are no text.").at("title");
  if (trimmed(title).empty()) return bad_input("Give the event a title.").at("title");
  if (character_count(title) > longest_line) return bad_input("Keep the event's title to 150 characters.").at("title");
  if (!is_one_line(title)) return bad_input("Write the event's title on one line.").at("title");
  return Success{};
}

Outcome check_venue(std::string_view venue) {
  if (!is_plain_text(venue)) return bad_input("The venue holds characters that are no text.").at("venue");
  if (character_count(venue) > longest_line) return bad_input("Keep the event's venue to 150 characters.").at("venue");
  if (!is_one_line(venue)) return bad_input("Write the event's venue on one line.").at("venue");
  return Success{};
}

Outcome check_event(const Event& event) {
  MUSTER_CHECK(check_slug(event.slug));
  MUSTER_CHECK(check_title(event.title));
  return check_venue(event.venue);
}

namespace {

std::vector<std::string> words_in(std::string_view title) {
  std::vector<std::string> words(1);
  for (const char letter : title) {
    // Bytes of other scripts stay in their word; folding takes their accents off.
    const auto byte = static_cast<unsigned char>(letter);
    const bool part = byte >= 0x80U || std::isalnum(byte) != 0 || letter == '\'' || letter == '&';
    if (part)
      words.back() += letter;
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

std::string slug_of(const std::vector<std::string>& words, std::size_t room) {
  std::string slug;
  for (const auto& word : words) {
    auto folded = folded_name(word);
    std::erase_if(folded, [](char letter) { return !is_slug_letter(letter); });
    if (folded.empty() || slug.size() + folded.size() + 1 > room) continue;
    slug += (slug.empty() ? "" : "-") + folded;
  }
  return slug;
}

}  // namespace

std::string suggested_name(std::string_view title) {
  constexpr std::size_t longest_name = 40;
  return slug_of(words_in(title), longest_name);
}

std::string suggested_slug(std::string_view title, Date date) {
  const auto words = words_in(title);
  const auto year = iso_date(date).substr(0, 4);
  const bool has_year = std::find(words.begin(), words.end(), year) != words.end();
  const auto slug = slug_of(words, longest_slug - (has_year ? 0 : year.size() + 1));
  if (slug.empty()) return {};
  return has_year ? slug : slug + "-" + year;
}

}  // namespace muster::events
