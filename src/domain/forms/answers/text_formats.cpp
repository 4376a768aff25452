// Refuses what cannot be meant, and nothing else: whether an address exists, only a message to it can tell.
#include "text_formats.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <Poco/Exception.h>
#include <Poco/URI.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace muster::forms {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'); }

bool is_host(std::string_view host) {
  if (host.find('.') == std::string_view::npos || host.find("..") != std::string_view::npos) return false;
  if (host.front() == '.' || host.back() == '.' || host.front() == '-' || host.back() == '-') return false;
  return std::all_of(host.begin(), host.end(), [](char byte) {
    return is_letter(byte) || is_digit(byte) || byte == '.' || byte == '-' || static_cast<unsigned char>(byte) >= 0x80U;
  });
}

std::optional<std::string> email(std::string_view text) {
  constexpr std::size_t longest_email = 254;
  constexpr std::size_t longest_local_part = 64;
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > longest_local_part || text.size() > longest_email)
    return std::nullopt;
  const auto local = text.substr(0, at);
  const auto host = text.substr(at + 1);
  if (local.find_first_of(" \t,;:<>()[]\"\\") != std::string_view::npos || local.find("..") != std::string_view::npos)
    return std::nullopt;
  if (local.front() == '.' || local.back() == '.' || host.empty() || !is_host(host)) return std::nullopt;
  return std::string(text);
}

/// With https:// in front where nothing was.
std::optional<std::string> web_address(std::string_view text) {
  if (text.find_first_of(" \t\"<>") != std::string_view::npos) return std::nullopt;
  const auto whole = text.find("://") == std::string_view::npos ? "https://" + std::string(text) : std::string(text);
  try {
    const Poco::URI address(whole);
    const auto& scheme = address.getScheme();
    if ((scheme != "http" && scheme != "https") || address.getHost().empty() || !is_host(address.getHost()))
      return std::nullopt;
  } catch (const Poco::Exception&) {
    return std::nullopt;
  }
  return whole;
}

std::optional<std::string> telephone(std::string_view text) {
  constexpr std::int64_t fewest = 7;
  constexpr std::int64_t most = 15;
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  if (digits < fewest || digits > most) return std::nullopt;
  const bool plain = std::all_of(text.begin() + 1, text.end(), [](char byte) {
    return is_digit(byte) || std::string_view(" ()-./").find(byte) != std::string_view::npos;
  });
  const bool begins = is_digit(text.front()) || text.front() == '+' || text.front() == '(';
  if (!plain || !begins) return std::nullopt;
  return std::string(text);
}

/// "SE1", "SW1A", "M1", "EC2A".
bool is_first_half(std::string_view text) {
  const auto letters = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_letter) - text.begin());
  if (letters < 1 || letters > 2 || letters == text.size()) return false;
  const auto rest = text.substr(letters);
  if (!is_digit(rest.front()) || rest.size() > 2) return false;
  return rest.size() == 1 || is_digit(rest[1]) || is_letter(rest[1]);
}

bool is_second_half(std::string_view text) {
  return text.size() == 3 && is_digit(text[0]) && is_letter(text[1]) && is_letter(text[2]);
}

std::string capitals_without_blanks(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == ' ' || byte == '\t') continue;
    out += byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
  }
  return out;
}

std::optional<std::string> postcode(std::string_view text) {
  const auto all = capitals_without_blanks(text);
  if (all.size() < 5 || all.size() > 7) return std::nullopt;
  const auto first = all.substr(0, all.size() - 3);
  const auto second = all.substr(all.size() - 3);
  if (!is_first_half(first) || !is_second_half(second)) return std::nullopt;
  return first + " " + second;
}

/// Of a whole postcode its first half alone: nobody is to be found by the other.
std::optional<std::string> district(std::string_view text) {
  if (const auto whole = postcode(text)) return whole->substr(0, whole->find(' '));
  const auto all = capitals_without_blanks(text);
  return is_first_half(all) ? std::optional(all) : std::nullopt;
}

std::optional<int> month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                    "may",       "june",     "july",     "august",
                                                    "september", "october",  "november", "december"};
  const auto folded = lower_case(word);
  for (std::size_t at = 0; at < months.size(); ++at) {
    if (folded.size() >= 3 && months.at(at).starts_with(folded)) return static_cast<int>(at) + 1;
  }
  return std::nullopt;
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> out;
  std::string part;
  for (const char byte : text) {
    if (std::string_view(" /.-,\t").find(byte) == std::string_view::npos) {
      part += byte;
    } else if (!part.empty()) {
      out.push_back(std::exchange(part, {}));
    }
  }
  if (!part.empty()) out.push_back(part);
  return out;
}

/// Day, month and year in British order, or the year first.
std::optional<std::string> date(std::string_view text) {
  constexpr std::string_view midnight = " 00:00:00";  // of a spreadsheet's cell
  if (text.ends_with(midnight)) text.remove_suffix(midnight.size());
  auto parts = parts_of(text);
  if (parts.size() != 3) return std::nullopt;
  if (parts[0].size() == 4) std::swap(parts[0], parts[2]);
  if (parts[2].size() != 4 || parts[0].size() > 2) return std::nullopt;
  const auto day = parse_integer(parts[0]);
  const auto named = month_named(parts[1]);
  const auto month = named ? std::optional<std::int64_t>(*named) : parse_integer(parts[1]);
  const auto year = parse_integer(parts[2]);
  if (!day || !month || !year || *day < 1 || *month < 1 || *month > 12) return std::nullopt;
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const auto found = parse_date(parts[2] + "-" + two(*month) + "-" + two(*day));
  if (!found.ok()) return std::nullopt;
  return iso_date(*found);
}

/// "9:30", "09.30", "0930", "9 am", "2:15pm".
std::optional<std::string> time_of_day(std::string_view text) {
  auto plain = lower_case(text);
  std::erase(plain, ' ');
  bool afternoon = false;
  bool morning = false;
  for (const std::string_view end : {"am", "a.m.", "pm", "p.m."}) {
    if (!plain.ends_with(end)) continue;
    (end.front() == 'p' ? afternoon : morning) = true;
    plain.resize(plain.size() - end.size());
    break;
  }
  const auto sign = plain.find_first_of(":.");
  std::string hours = plain;
  std::string minutes = "00";
  if (sign != std::string::npos) {
    hours = plain.substr(0, sign);
    minutes = plain.substr(sign + 1, 2);
    const auto seconds = plain.substr(std::min(plain.size(), sign + 3));
    if (!seconds.empty() && seconds != ":00") return std::nullopt;
  } else if (plain.size() == 4) {
    hours = plain.substr(0, 2);
    minutes = plain.substr(2);
  } else if (!afternoon && !morning) {
    return std::nullopt;
  }
  auto hour = parse_integer(hours);
  const auto minute = parse_integer(minutes);
  if (!hour || !minute || hours.size() > 2 || minutes.size() != 2 || *hour < 0 || *minute < 0 || *minute > 59)
    return std::nullopt;
  if ((afternoon || morning) && (*hour < 1 || *hour > 12)) return std::nullopt;
  if (afternoon && *hour < 12) hour = *hour + 12;
  if (morning && *hour == 12) hour = 0;
  if (*hour > 23) return std::nullopt;
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(*hour) + ":" + two(*minute);
}

}  // namespace

std::optional<std::string> in_format(TextFormat format, std::string_view text) {
  if (text.empty()) return std::nullopt;
  switch (format) {
    case TextFormat::any:
      return std::string(text);
    case TextFormat::email:
      return email(text);
    case TextFormat::web:
      return web_address(text);
    case TextFormat::telephone:
      return telephone(text);
    case TextFormat::postcode:
      return postcode(text);
    case TextFormat::district:
      return district(text);
    case TextFormat::date:
      return date(text);
    case TextFormat::time:
      return time_of_day(text);
  }
  return std::nullopt;
}

const char* how_to_write(TextFormat format) {
  switch (format) {
    case TextFormat::any:
      return "";
    case TextFormat::email:
      return to_say("Write an e-mail address such as name@example.org for {question}");
    case TextFormat::web:
      return to_say("Write a web address such as https://www.example.org for {question}");
    case TextFormat::telephone:
      return to_say("Write a telephone number such as 020 7946 0000 or +44 20 7946 0000 for {question}");
    case TextFormat::postcode:
      return to_say("Write a whole postcode such as SE1 7PB for {question}");
    case TextFormat::district:
      return to_say("Write the first half of a postcode such as SE1 for {question}");
    case TextFormat::date:
      return to_say("Write a date such as 27 3 2026 for {question}");
    case TextFormat::time:
      return to_say("Write a time such as 9:30 or 2:15 pm for {question}");
  }
  return "";
}

}  // namespace muster::forms
