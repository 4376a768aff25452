#pragma once
// A programme's codebook: its themes, what each is known by, and the changes that can be made to it and taken back.
// Pure rules; a theme is never deleted while answers bear it, and a number never means another theme.

#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::themes {

/// What somebody said of a theme; Muster never guesses it.
enum class Tone { none, praise, worry, suggestion };
[[nodiscard]] std::string_view tone_name(Tone tone);  ///< "", "praise", "worry", "suggestion"
[[nodiscard]] Result<Tone> parse_tone(std::string_view name);

/// Whether a theme is there to be given. One that is retired is not, and counts where answers bear it; one that is gone
/// counts nowhere, and is kept because answers bear it: it can be brought back like the other.
enum class ThemeState { offered, retired, gone };
[[nodiscard]] std::string_view state_name(ThemeState state);  ///< "", "retired", "gone"
[[nodiscard]] Result<ThemeState> parse_theme_state(std::string_view name);

struct Theme {
  std::int64_t number = 0;  ///< its number in the programme, from 1, for good
  std::string code;         ///< its name for programs and reports, for good: "ofsted_framework"
  std::string name;
  Tone tone = Tone::none;
  std::string words;             ///< a rule (rule.hpp); may be empty
  std::int64_t merged_into = 0;  ///< the number of the theme that it is part of now; 0 where it stands by itself
  std::int64_t split_from = 0;   ///< the number of the theme that it was split from; 0 where of none
  std::string split_words;       ///< the rule by which answers of that theme are of this one
  std::int64_t split_at = 0;     ///< the codebook's version then: themes given before are parted by `split_words`
  ThemeState state = ThemeState::offered;
  std::string only_for;  ///< codes of questions and short names of events with ", " between; empty: all of them
  friend bool operator==(const Theme&, const Theme&) = default;
};

struct Codebook {
  std::string programme_id;
  std::int64_t version = 0;   ///< grows with each change
  std::vector<Theme> themes;  ///< by number; merged ones too

  [[nodiscard]] const Theme* theme(std::int64_t number) const;
  [[nodiscard]] const Theme* theme(std::string_view code) const;
  /// Those that stand by themselves and are offered, by number.
  [[nodiscard]] std::vector<const Theme*> standing() const;
  /// Those that are retired or gone, by number.
  [[nodiscard]] std::vector<const Theme*> put_away() const;
};

/// A theme as somebody writes it.
struct ThemeText {
  std::string name;
  Tone tone = Tone::none;
  std::string words{};
  std::string code{};                     ///< of a new one: empty makes one of the name
  std::optional<std::string> only_for{};  ///< as Theme's, with commas or blanks between; nothing leaves it as it is
};

/// Whether a theme belongs to a question of an event.
[[nodiscard]] bool belongs_to(const Theme& theme, const std::string& question, const std::string& event_slug);
/// The codebook as that question has it: themes that do not belong to it are retired there.
[[nodiscard]] Codebook narrowed(Codebook book, const std::string& question, const std::string& event_slug);
/// What the themes are known by, to be kept beside what was found by it.
[[nodiscard]] std::string words_known(const Codebook& book);
/// Whether a theme's words are others than `known` says, or new; what is retired since changes nothing.
[[nodiscard]] bool words_changed(const Codebook& book, std::string_view known);

/// A change: what it is called, and the themes as they are after it. All others stay.
struct BookChange {
  std::string what;  ///< "Added ‘The panel’"
  std::vector<Theme> after;
  std::vector<std::int64_t> fresh{};  ///< of those, what was not there before
};

inline constexpr std::size_t most_themes = 500;
inline constexpr std::size_t longest_name = 80;  ///< characters

/// Errors, each at its field: no name, one of more than 80 characters or of another theme, words that cannot be read, a
/// code that is none or is taken, more than 500 themes.
[[nodiscard]] Result<BookChange> added(const Codebook& book, const ThemeText& wanted);
/// A new name, tone or words for a theme that stands.
[[nodiscard]] Result<BookChange> changed(const Codebook& book, std::int64_t number, const ThemeText& wanted);
/// `from` becomes part of `into`: answers of both are answers of `into`, whoever gave them which.
[[nodiscard]] Result<BookChange> merged(const Codebook& book, std::int64_t from, std::int64_t into);
/// Answers of `from` that meet `words` are those of a new theme.
[[nodiscard]] Result<BookChange> split(const Codebook& book, std::int64_t from, const ThemeText& wanted);

/// No longer offered; answers that bear it keep it.
[[nodiscard]] Result<BookChange> retired(const Codebook& book, std::int64_t number);
/// Offered again, and counted where answers bear it. bad_input where another theme has its name by now.
[[nodiscard]] Result<BookChange> brought_back(const Codebook& book, std::int64_t number);

/// What a theme given at a version of the codebook means now: where it was split since, the part whose words the answer
/// meets (`meets` is asked with the theme that was split off), and after that what it was merged into; of one that is
/// gone what it was split from. 0 where there is no such theme.
[[nodiscard]] std::int64_t meaning_of(const Codebook& book, std::int64_t number, std::int64_t version,
                                      const std::function<bool(const Theme&)>& meets);

/// Themes as one text, and back: what is kept of a change so that it can be taken back.
[[nodiscard]] std::string kept_themes(const std::vector<Theme>& themes);
[[nodiscard]] std::vector<Theme> themes_kept(std::string_view text);

}  // namespace muster::themes
