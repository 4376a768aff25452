#pragma once
// What the program itself says in a report, in the language of whoever reads it: sentences, captions, bases. They are
// made deep inside pictures and tables, so the language is that of the telling that stands on the thread; English
// without one. Messages are gathered into locale/reports, apart from those of the pages that people answer on.

#include <muster/kit/base/date.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// While it stands, everything that its thread tells is in that language. One within another goes before it, and hands
/// on what it could not say.
class Telling {
 public:
  /// In a workbook numbers stay what a program reads, whatever language stands around them.
  enum class Numbers { told, plain };
  /// `language` is a tag (BCP 47): "cy", "en-GB"; English where there is no catalogue of it.
  explicit Telling(std::string_view language, Numbers numbers = Numbers::told);
  ~Telling();
  Telling(const Telling&) = delete;
  Telling& operator=(const Telling&) = delete;

  /// What was said in English for want of a translation, once each, as the source has it.
  [[nodiscard]] const std::set<std::string>& left_in_english() const { return left_; }

 private:
  friend struct TellingNow;
  const Catalogue* words_;
  const Catalogue* reports_;
  bool plain_;
  Telling* outer_;
  std::set<std::string> left_;
};

/// Whether a report may be asked for in that language: there are words for it, or it is English.
[[nodiscard]] bool can_tell(std::string_view language);
/// Of the telling on this thread: "en", "cy".
[[nodiscard]] const std::string& told_language();
[[nodiscard]] bool tells_english();
/// "cy" is written from left to right, "ar" from right to left.
[[nodiscard]] bool reads_from_right(std::string_view language);

[[nodiscard]] std::string tell(const char* message, MessageParts parts = {});
/// The form that `count` takes; {count} is the number itself.
[[nodiscard]] std::string tell_count(const char* one, const char* many, std::int64_t count, MessageParts parts = {});
/// What somebody typed that the catalogue knows; itself where it does not. `to_tell` marks such words in the source.
[[nodiscard]] std::string told_if_known(const std::string& words);
[[nodiscard]] constexpr const char* to_tell(const char* message) { return message; }
/// Notes that what follows is said in English, where another language is told.
void leave_in_english(const std::string& what);

/// "1,204"; "three" in an English sentence; "40.4%"; "77.9–96.2%"; "A, B and C"; "A or B"; "Friday 10 June 2022".
[[nodiscard]] std::string told_number(std::int64_t number);
[[nodiscard]] std::string told_small(std::int64_t number);
[[nodiscard]] std::string told_share(double share);
[[nodiscard]] std::string told_range(double low, double high);
[[nodiscard]] std::string told_list(const std::vector<std::string>& names);
[[nodiscard]] std::string told_choice(const std::vector<std::string>& names);
[[nodiscard]] std::string told_date(Date date);
/// Of a decimal as English writes it: "7.9".
[[nodiscard]] std::string told_decimal(std::string_view digits);

}  // namespace muster
