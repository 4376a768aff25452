// Changes to a codebook, judged before anything is saved.
#include <muster/domain/themes/codebook.hpp>

#include <muster/domain/forms/code_maker.hpp>
#include <muster/domain/themes/rule.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <utility>

namespace muster::themes {
namespace {

constexpr std::array<std::pair<Tone, std::string_view>, 4> tones{
    {{Tone::none, ""}, {Tone::praise, "praise"}, {Tone::worry, "worry"}, {Tone::suggestion, "suggestion"}}};

std::string tone_words(Tone tone) { return tone == Tone::none ? "nothing of its own" : std::string(tone_name(tone)); }

std::string in_quotes(const std::string& name) { return "‘" + name + "’"; }

constexpr std::array<std::pair<ThemeState, std::string_view>, 3> theme_states{
    {{ThemeState::offered, ""}, {ThemeState::retired, "retired"}, {ThemeState::gone, "gone"}}};

/// Names with commas or blanks between.
std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> out(1);
  for (const auto byte : text) {
    if (byte != ',' && byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t')
      out.back() += byte;
    else if (!out.back().empty())
      out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

Result<std::string> only_for(const std::string& wanted) {
  std::string out;
  for (const auto& name : names_in(wanted)) {
    if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") != std::string::npos)
      return bad_input("“" + name + "” is no code of a question and no short name of an event.").at("only_for");
    out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

/// A few letters that another rule hardly has.
std::string known_by(const Theme& theme) { return fingerprint(theme.words).substr(0, 8); }

Error no_such_theme() { return not_found("There is no such theme any more. Load the page again."); }

/// What holds of every theme, new or changed. `number` is its own, 0 where it has none yet.
Outcome check(const Codebook& book, std::int64_t number, const ThemeText& wanted) {
  if (trimmed(wanted.name).empty()) return bad_input("Give the theme a name.").at("name");
  if (character_count(wanted.name) > longest_name)
    return bad_input("Keep the name of a theme to 80 characters.").at("name");
  if (wanted.name.find('\n') != std::string::npos)
    return bad_input("Write the name of a theme in one line.").at("name");
  for (const auto* other : book.standing()) {
    if (other->number != number && folded_name(other->name) == folded_name(wanted.name))
      return bad_input("Theme " + std::to_string(other->number) + " has this name: give this one another.").at("name");
  }
  if (number == 0) {
    for (const auto* other : book.put_away()) {
      if (folded_name(other->name) == folded_name(wanted.name))
        return bad_input("The codebook has " + in_quotes(other->name) +
                         " among the themes that are put away: bring it back.")
            .at("name");
    }
  }
  if (trimmed(wanted.words).empty()) return Success{};
  auto rule = parse_rule(wanted.words);
  if (rule.ok()) return Success{};
  auto error = rule.error();
  // The page shows the place beside the field: as words, for there is no second line to show a caret in.
  if (!error.diagnostics.empty()) {
    const auto& first = error.diagnostics.front();
    error.message = "Character " + std::to_string(first.column) + ": " + first.message +
                    (first.hint.empty() ? "" : "; " + first.hint) + ".";
  }
  return std::move(error).at("words");
}

bool is_code(std::string_view code) {
  const auto is_letter = [](char byte) { return byte >= 'a' && byte <= 'z'; };
  constexpr std::size_t longest = 31;
  if (code.empty() || code.size() > longest || !is_letter(code.front())) return false;
  return std::all_of(code.begin(), code.end(),
                     [&](char byte) { return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '_'; });
}

Result<std::string> code_for(const Codebook& book, const ThemeText& wanted) {
  if (!wanted.code.empty()) {
    if (!is_code(wanted.code))
      return bad_input("A theme’s code has small letters, digits and low lines, at most 31, and begins with a letter.")
          .at("code");
    if (const auto* taken = book.theme(wanted.code))
      return bad_input("The code " + wanted.code + " is that of " + in_quotes(taken->name) + " for good.").at("code");
    return wanted.code;
  }
  forms::CodeMaker codes('t', false);
  for (const auto& theme : book.themes) codes.take(theme.code);
  return codes.make(wanted.name);
}

Result<Theme> new_theme(const Codebook& book, const ThemeText& wanted) {
  MUSTER_CHECK(check(book, 0, wanted));
  if (book.themes.size() >= most_themes)
    return bad_input("A codebook has room for 500 themes, and this one is full.").at("name");
  MUSTER_TRY(code, code_for(book, wanted));
  Theme theme;
  theme.number = book.themes.empty() ? 1 : book.themes.back().number + 1;
  theme.code = std::move(code);
  theme.name = trimmed(wanted.name);
  theme.tone = wanted.tone;
  theme.words = trimmed(wanted.words);
  MUSTER_TRY(places, only_for(wanted.only_for.value_or("")));
  theme.only_for = std::move(places);
  return theme;
}

}  // namespace

std::string_view tone_name(Tone tone) {
  for (const auto& [known, name] : tones) {
    if (known == tone) return name;
  }
  throw std::logic_error("a tone without a name");
}

Result<Tone> parse_tone(std::string_view name) {
  for (const auto& [tone, known] : tones) {
    if (known == name) return tone;
  }
  return bad_input("“" + std::string(name) + "” is none of praise, worry and suggestion.").at("tone");
}

const Theme* Codebook::theme(std::int64_t number) const {
  const auto found = std::lower_bound(themes.begin(), themes.end(), number,
                                      [](const Theme& each, std::int64_t wanted) { return each.number < wanted; });
  return found != themes.end() && found->number == number ? &*found : nullptr;
}

const Theme* Codebook::theme(std::string_view code) const {
  const auto found = std::find_if(themes.begin(), themes.end(), [&](const Theme& each) { return each.code == code; });
  return found == themes.end() ? nullptr : &*found;
}

std::vector<const Theme*> Codebook::standing() const {
  std::vector<const Theme*> out;
  for (const auto& each : themes) {
    if (each.merged_into == 0 && each.state == ThemeState::offered) out.push_back(&each);
  }
  return out;
}

std::vector<const Theme*> Codebook::put_away() const {
  std::vector<const Theme*> out;
  for (const auto& each : themes) {
    if (each.merged_into == 0 && each.state != ThemeState::offered) out.push_back(&each);
  }
  return out;
}

std::string_view state_name(ThemeState state) {
  for (const auto& [known, name] : theme_states) {
    if (known == state) return name;
  }
  throw std::logic_error("a state of a theme without a name");
}

Result<ThemeState> parse_theme_state(std::string_view name) {
  for (const auto& [state, known] : theme_states) {
    if (known == name) return state;
  }
  return bad_input("“" + std::string(name) + "” is no state of a theme.");
}

bool belongs_to(const Theme& theme, const std::string& question, const std::string& event_slug) {
  if (theme.only_for.empty()) return true;
  const auto names = names_in(theme.only_for);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return name == question || name == event_slug; });
}

Codebook narrowed(Codebook book, const std::string& question, const std::string& event_slug) {
  for (auto& theme : book.themes) {
    if (theme.state == ThemeState::offered && !belongs_to(theme, question, event_slug))
      theme.state = ThemeState::retired;
  }
  return book;
}

std::string words_known(const Codebook& book) {
  std::string out;
  for (const auto* theme : book.standing()) {
    if (!theme->words.empty()) out += (out.empty() ? "" : " ") + std::to_string(theme->number) + "=" + known_by(*theme);
  }
  return out;
}

bool words_changed(const Codebook& book, std::string_view known) {
  std::map<std::string, std::string> before;
  for (const auto& each : names_in(known))
    before.emplace(each.substr(0, each.find('=')), each.substr(each.find('=') + 1));
  for (const auto* theme : book.standing()) {
    const auto found = before.find(std::to_string(theme->number));
    const bool had = found != before.end();
    if (theme->words.empty() ? had : !had || found->second != known_by(*theme)) return true;
  }
  return std::any_of(book.themes.begin(), book.themes.end(), [&](const Theme& theme) {
    return theme.merged_into != 0 && before.contains(std::to_string(theme.number));
  });
}

Result<BookChange> added(const Codebook& book, const ThemeText& wanted) {
  MUSTER_TRY(theme, new_theme(book, wanted));
  const auto number = theme.number;
  auto what = "Added " + in_quotes(theme.name);
  return BookChange{std::move(what), {std::move(theme)}, {number}};
}

Result<BookChange> changed(const Codebook& book, std::int64_t number, const ThemeText& wanted) {
  const auto* before = book.theme(number);
  if (before == nullptr || before->merged_into != 0) return no_such_theme();
  MUSTER_CHECK(check(book, number, wanted));
  auto after = *before;
  after.name = trimmed(wanted.name);
  after.tone = wanted.tone;
  after.words = trimmed(wanted.words);
  if (wanted.only_for) {
    MUSTER_TRY(places, only_for(*wanted.only_for));
    after.only_for = std::move(places);
  }
  auto what = after.name != before->name     ? "Renamed " + in_quotes(before->name) + " to " + in_quotes(after.name)
              : after.words != before->words ? "Changed the words of " + in_quotes(after.name)
              : after.tone != before->tone
                  ? "Changed what people say with " + in_quotes(after.name) + " to " + tone_words(after.tone)
              : after.only_for != before->only_for ? "Changed where " + in_quotes(after.name) + " belongs to " +
                                                         (after.only_for.empty() ? "all questions" : after.only_for)
                                                   : "Changed " + in_quotes(after.name);
  return BookChange{std::move(what), {std::move(after)}, {}};
}

Result<BookChange> merged(const Codebook& book, std::int64_t from, std::int64_t into) {
  const auto* part = book.theme(from);
  const auto* whole = book.theme(into);
  if (part == nullptr || whole == nullptr || part->merged_into != 0 || whole->merged_into != 0) return no_such_theme();
  if (from == into) return bad_input("Choose two different themes to join.").at("into");
  auto after = *part;
  after.merged_into = into;
  return BookChange{"Joined " + in_quotes(part->name) + " to " + in_quotes(whole->name), {std::move(after)}, {}};
}

Result<BookChange> split(const Codebook& book, std::int64_t from, const ThemeText& wanted) {
  const auto* whole = book.theme(from);
  if (whole == nullptr || whole->merged_into != 0) return no_such_theme();
  if (trimmed(wanted.words).empty())
    return bad_input("Write the words by which answers are of the new theme.").at("words");
  MUSTER_TRY(part, new_theme(book, wanted));
  part.split_from = from;
  part.split_words = part.words;
  part.split_at = book.version + 1;
  const auto number = part.number;
  auto what = "Split " + in_quotes(part.name) + " from " + in_quotes(whole->name);
  return BookChange{std::move(what), {std::move(part)}, {number}};
}

Result<BookChange> retired(const Codebook& book, std::int64_t number) {
  const auto* theme = book.theme(number);
  if (theme == nullptr || theme->merged_into != 0 || theme->state != ThemeState::offered) return no_such_theme();
  auto after = *theme;
  after.state = ThemeState::retired;
  return BookChange{"Retired " + in_quotes(theme->name), {std::move(after)}, {}};
}

Result<BookChange> brought_back(const Codebook& book, std::int64_t number) {
  const auto* theme = book.theme(number);
  if (theme == nullptr || theme->merged_into != 0 || theme->state == ThemeState::offered) return no_such_theme();
  MUSTER_CHECK(check(book, number, {theme->name, theme->tone, theme->words}));
  auto after = *theme;
  after.state = ThemeState::offered;
  return BookChange{"Brought " + in_quotes(theme->name) + " back", {std::move(after)}, {}};
}

std::int64_t meaning_of(const Codebook& book, std::int64_t number, std::int64_t version,
                        const std::function<bool(const Theme&)>& meets) {
  const auto* theme = book.theme(number);
  // Each step goes to another theme, and there are only so many.
  for (std::size_t step = 0; theme != nullptr && step <= book.themes.size(); ++step) {
    const Theme* part = nullptr;
    for (const auto& each : book.themes) {
      if (part == nullptr && each.split_from == theme->number && each.split_at > version &&
          each.state != ThemeState::gone && meets(each))
        part = &each;
    }
    if (part != nullptr) {
      version = part->split_at;
      theme = part;
    } else if (theme->merged_into != 0) {
      theme = book.theme(theme->merged_into);
    } else if (theme->state == ThemeState::gone) {
      theme = theme->split_from == 0 ? nullptr : book.theme(theme->split_from);
    } else {
      return theme->number;
    }
  }
  return 0;
}

std::string kept_themes(const std::vector<Theme>& themes) {
  return json_text(json_array(themes, [](const Theme& theme) {
    return json_object({{"number", theme.number},
                        {"code", theme.code},
                        {"name", theme.name},
                        {"tone", tone_name(theme.tone)},
                        {"words", theme.words},
                        {"merged_into", theme.merged_into},
                        {"split_from", theme.split_from},
                        {"split_words", theme.split_words},
                        {"split_at", theme.split_at},
                        {"state", state_name(theme.state)},
                        {"only_for", theme.only_for}});
  }));
}

std::vector<Theme> themes_kept(std::string_view text) {
  const auto as_it_is = [](std::string_view piece) -> Result<std::string> { return std::string(piece); };
  const auto read = read_json(text, {}, as_it_is);
  std::vector<Theme> out;
  if (!read.ok() || read->array() == nullptr)
    throw std::logic_error("the store holds a malformed change of a codebook");
  for (const auto& each : *read->array()) {
    const auto word = [&](const char* name) { return *each.find(name)->text(); };
    const auto number = [&](const char* name) { return *each.find(name)->whole(); };
    Theme theme;
    theme.number = number("number");
    theme.code = word("code");
    theme.name = word("name");
    theme.tone = parse_tone(word("tone")).value();
    theme.words = word("words");
    theme.merged_into = number("merged_into");
    theme.split_from = number("split_from");
    theme.split_words = word("split_words");
    theme.split_at = number("split_at");
    // Changes that were kept before themes could be put away say nothing of it.
    if (each.find("state") != nullptr) theme.state = parse_theme_state(word("state")).value();
    if (each.find("only_for") != nullptr) theme.only_for = word("only_for");
    out.push_back(std::move(theme));
  }
  return out;
}

}  // namespace muster::themes
