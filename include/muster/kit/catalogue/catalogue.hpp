#pragma once
// Muster's own words on the pages that people answer on, in their language: English in the source, the others from
// locale/*.po (gettext). A message is a whole sentence; what changes in it stands in braces: "Page {page} of {pages}".

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/date.hpp>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster {

class Catalogue {
 public:
  /// The language of the source.
  static const Catalogue& english();
  /// nullptr where there is none of that language.
  static const Catalogue* find(std::string_view language);
  /// All but English, in the order of their tags.
  static const std::vector<const Catalogue*>& all();

  ~Catalogue();
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] bool is_english() const { return messages_ == nullptr; }
  /// Whether somebody who speaks the language has read it. One that nobody has is offered only where an organiser
  /// switches it on.
  [[nodiscard]] bool is_checked() const { return checked_; }
  /// The message itself where it has no translation.
  [[nodiscard]] const char* text(const char* message) const;
  [[nodiscard]] const char* text(const char* one, const char* many, std::int64_t count) const;

 private:
  struct Messages;
  explicit Catalogue(std::string language);
  Catalogue(std::string language, std::string_view compiled);
  friend struct Catalogues;

  std::string language_;
  std::unique_ptr<Messages> messages_;
  bool checked_ = true;
};

/// What stands in place of {name}.
using MessageParts = std::initializer_list<std::pair<std::string_view, std::string_view>>;

[[nodiscard]] std::string say(const Catalogue& words, const char* message, MessageParts parts = {});
/// The form that `count` takes in that language; {count} is the number itself unless a part says it otherwise.
[[nodiscard]] std::string say_count(const Catalogue& words, const char* one, const char* many, std::int64_t count,
                                    MessageParts parts = {});
/// Marks a message that is said later.
[[nodiscard]] constexpr const char* to_say(const char* message) { return message; }

/// "1,000", as the language writes it, in the digits of the form.
[[nodiscard]] std::string number_in(const Catalogue& words, std::int64_t number);
/// A small number within a sentence: "three" in English, digits elsewhere.
[[nodiscard]] std::string small_number_in(const Catalogue& words, std::int64_t number);
[[nodiscard]] std::string long_date_in(const Catalogue& words, Date date);
/// As clocks in London show it.
[[nodiscard]] std::string long_instant_in(const Catalogue& words, Instant instant);

}  // namespace muster
