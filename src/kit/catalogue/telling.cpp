// The telling of a thread, and the small parts of sentences in its language.
#include <muster/kit/catalogue/telling.hpp>

#include <muster/kit/base/direction.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/decimals.hpp>

#include "report_catalogues.hpp"

#include <algorithm>
#include <array>

namespace muster {
namespace {

thread_local Telling* standing = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): of the thread

std::string_view first_part(std::string_view tag) { return tag.substr(0, tag.find('-')); }

/// Each name by itself: isolated as one, a list of Arabic names would turn the figures between them round.
std::string joined_by(const char* pair, std::vector<std::string> names) {
  if (names.size() < 2) return names.empty() ? std::string() : names.front();
  for (auto& name : names) name = isolated(name);
  const std::vector<std::string> before(names.begin(), names.end() - 1);
  return tell(pair, {{"before", joined(before, ", ")}, {"last", names.back()}});
}

}  // namespace

struct TellingNow {
  static const Catalogue& words() { return standing == nullptr ? Catalogue::english() : *standing->words_; }
  static const Catalogue& numbers() {
    return standing == nullptr || standing->plain_ ? Catalogue::english() : *standing->words_;
  }
  static const Catalogue& reports() { return standing == nullptr ? Catalogue::english() : *standing->reports_; }
  static void leave(const std::string& what) {
    for (auto* each = standing; each != nullptr; each = each->outer_)
      if (!each->words_->is_english()) each->left_.insert(what);
  }
};

Telling::Telling(std::string_view language, Numbers numbers)
    : words_(Catalogue::find(first_part(language))),
      reports_(report_catalogue(first_part(language))),
      plain_(numbers == Numbers::plain || (standing != nullptr && standing->plain_)),
      outer_(standing) {
  if (words_ == nullptr) words_ = &Catalogue::english();
  if (reports_ == nullptr) reports_ = &Catalogue::english();
  standing = this;
}

Telling::~Telling() { standing = outer_; }

bool can_tell(std::string_view language) { return Catalogue::find(first_part(language)) != nullptr; }
const std::string& told_language() { return TellingNow::words().language(); }
bool tells_english() { return TellingNow::words().is_english(); }

bool reads_from_right(std::string_view language) {
  constexpr auto from_right = std::to_array<std::string_view>({"ar", "fa", "he", "ps", "ur", "yi"});
  return std::find(from_right.begin(), from_right.end(), first_part(language)) != from_right.end();
}

void leave_in_english(const std::string& what) { TellingNow::leave(what); }

std::string tell(const char* message, MessageParts parts) {
  const auto& reports = TellingNow::reports();
  if (!tells_english() && reports.text(message) == message) TellingNow::leave(message);
  return say(reports, message, parts);
}

std::string tell_count(const char* one, const char* many, std::int64_t count, MessageParts parts) {
  const auto& reports = TellingNow::reports();
  const auto* found = reports.text(one, many, count);
  if (!tells_english() && (found == one || found == many)) TellingNow::leave(many);
  return say_count(reports, one, many, count, parts);
}

std::string told_if_known(const std::string& words) {
  return words.empty() ? words : TellingNow::reports().text(words.c_str());
}

std::string told_number(std::int64_t number) { return number_in(TellingNow::numbers(), number); }
std::string told_small(std::int64_t number) { return small_number_in(TellingNow::words(), number); }
std::string told_decimal(std::string_view digits) {
  const auto& words = TellingNow::numbers();
  return words.is_english() ? std::string(digits) : decimal_in(words, digits);
}

namespace {

/// "40.4%" with the number as the language writes it.
std::string in_language(std::string text) {
  if (tells_english()) return text;
  const auto sign = text.find('%');
  return sign == std::string::npos ? text : told_decimal(text.substr(0, sign)) + text.substr(sign);
}

}  // namespace

std::string told_share(double share) { return in_language(percent(share)); }

std::string told_range(double low, double high) {
  auto text = percent_range(low, high);
  constexpr std::string_view dash = "–";
  const auto at = text.find(dash);
  if (tells_english() || at == std::string::npos) return text;
  return told_decimal(text.substr(0, at)) + std::string(dash) + in_language(text.substr(at + dash.size()));
}

std::string told_list(const std::vector<std::string>& names) {
  return joined_by(to_tell("{before} and {last}"), names);
}
std::string told_choice(const std::vector<std::string>& names) {
  return joined_by(to_tell("{before} or {last}"), names);
}
std::string told_date(Date date) { return long_date_in(TellingNow::words(), date); }

}  // namespace muster
