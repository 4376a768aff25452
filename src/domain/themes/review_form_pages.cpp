// Fields by what there is to tick, and the steps of a sitting as one word of an address.
#include "review_form_pages.hpp"

#include <muster/domain/feedback/masks.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <set>
#include <sstream>

namespace muster::themes {
namespace {

constexpr std::size_t key_letters = 12;
constexpr std::size_t most_steps = 40;

std::string tone_words(const Theme& theme) { return capitalised(std::string(tone_name(theme.tone))); }

std::string consent_words(const AskedText& text, bool consent_asked) {
  if (!consent_asked) return {};
  if (text.people == 1) return "This person agreed to be quoted without a name.";
  return counted(text.agreed, "of the ", "of the ") + grouped(text.people) +
         " people who wrote this agreed to be quoted without a name.";
}

feedback::Masks masks_of(const std::string& text, const std::optional<feedback::TextLook>& look) {
  if (!look || look->kind != feedback::TextLook::Kind::black_out) return {};
  return feedback::masks_in(text, look->printed);
}

/// What stands masked, or what is proposed to be where nobody has looked.
std::string words_to_mask(const std::string& text, const ReviewState& state) {
  return state.look ? feedback::masked_words(text, masks_of(text, state.look)) : joined(state.marks, ", ");
}

/// "3_1_2": the version, then the themes.
std::string reading_as_text(const Reading& reading) {
  auto out = (reading.says_nothing ? "n" : "t") + std::to_string(reading.version);
  for (const auto number : reading.themes) out += "_" + std::to_string(number);
  return out;
}

std::vector<std::int64_t> numbers_in(const std::string& text) {
  std::vector<std::int64_t> out;
  std::istringstream in(text);
  for (std::string number; std::getline(in, number, '_');) {
    if (const auto value = parse_integer(number)) out.push_back(*value);
  }
  return out;
}

std::optional<Reading> reading_from_text(const std::string& text) {
  if (text.empty() || (text.front() != 'n' && text.front() != 't')) return std::nullopt;
  auto numbers = numbers_in(text.substr(1));
  Reading out;
  out.says_nothing = text.front() == 'n';
  if (numbers.empty()) return out;
  out.version = numbers.front();
  out.themes.assign(numbers.begin() + 1, numbers.end());
  return out;
}

}  // namespace

ReviewForm review_form(const web::Request& request, const Codebook& book, const Suggested& suggested,
                       const AskedText& text, bool consent_asked, const ReviewState& state) {
  ReviewForm out{web::Form(request, state.path)
                     .knowing("do", "keep")
                     .knowing("text", state.key)
                     .knowing("kept", state.kept)
                     .look("reading-form")
                     .when_refused("Look again at this answer", "It is not kept yet. What you ticked is still there.")
                     .button("Keep, and read the next"),
                 {},
                 {},
                 {},
                 {}};
  out.seen = out.form.hidden("seen", seen_as_text(state));
  std::vector<web::Choice<std::int64_t>> near;
  std::vector<web::Choice<std::int64_t>> rest;
  Numbers near_ticked;
  Numbers rest_ticked;
  const auto offer = [&](std::int64_t number, const std::string& name, const std::string& words) {
    const auto found = std::find_if(suggested.themes.begin(), suggested.themes.end(),
                                    [&](const Suggestion& each) { return each.number == number; });
    const bool is_near = found != suggested.themes.end();
    (is_near ? near : rest)
        .push_back({number, std::to_string(number), name, is_near ? "Suggested: " + found->reason : words});
    if (!state.mine) return;
    const auto& given = state.now;
    const bool ticked =
        number == 0 ? state.mine->says_nothing : std::find(given.begin(), given.end(), number) != given.end();
    if (ticked) (is_near ? near_ticked : rest_ticked).push_back(number);
  };
  // By their keys, then the others; last what the reader gave and is no longer offered here.
  auto order = state.keys;
  for (const auto* theme : book.standing()) order.push_back(theme->number);
  order.insert(order.end(), state.now.begin(), state.now.end());
  std::set<std::int64_t> offered;
  for (const auto number : order) {
    const auto* theme = book.theme(number);
    if (theme != nullptr && offered.insert(number).second)
      offer(number, theme->name,
            theme->state == ThemeState::offered ? tone_words(*theme) : std::string("No longer offered here"));
  }
  offer(0, "Says nothing, as ‘N/A’", {});
  out.any_suggested = !near.empty();
  out.any_others = !rest.empty();
  if (!near.empty())
    out.themes.push_back(out.form.ticks<std::int64_t>("themes[]", "Suggested themes", near).optional());
  if (!rest.empty())
    out.themes.push_back(
        out.form.ticks<std::int64_t>("more[]", near.empty() ? "Themes" : "None of these: the codebook", rest)
            .optional());
  if (!near_ticked.empty()) out.themes.front().begins(near_ticked);
  if (!rest_ticked.empty()) out.themes.back().begins(rest_ticked);
  out.fresh = out.form.text("fresh", "A new theme, or the number of one")
                  .hint("A name of a few words adds a theme to the codebook.")
                  .small_label()
                  .optional();
  if (text.agreed > 0) {
    const auto quote =
        out.form
            .ticks<std::int64_t>("quoted[]", "In the report",
                                 {{1, "1", "Quote it in the report", consent_words(text, consent_asked)}})
            .optional();
    if (state.quoted) quote.begins(Numbers{1});
    out.quoted.push_back(quote);
    // Of what is hidden nothing is printed, masked or not.
    const bool hidden = state.look && state.look->kind == feedback::TextLook::Kind::hide;
    if (hidden) return out;
    const auto masked = out.form.text("masked", "Words to mask, with commas between")
                            .hint("What points to one person stands as […] wherever this answer is printed.")
                            .small_label()
                            .optional();
    if (const auto begins = words_to_mask(text.text, state); !begins.empty()) masked.begins(begins);
    out.covered = out.form.hidden("covered", look_as_text(text.text, state.look));
    out.masked.push_back(masked);
  }
  return out;
}

Choice ReviewForm::choice() const {
  Choice out;
  for (const auto& field : themes) {
    for (const auto number : field->value_or(Numbers{})) {
      if (number == 0)
        out.says_nothing = true;
      else
        out.themes.push_back(number);
    }
  }
  out.quoted = !quoted.empty() && quoted.front()->has_value() && !(**quoted.front()).empty();
  return out;
}

std::string seen_as_text(const ReviewState& state) { return steps_as_text({{state.key, state.mine}}); }

std::string look_as_text(const std::string& text, const std::optional<feedback::TextLook>& look) {
  if (!look) return "0";
  if (look->kind == feedback::TextLook::Kind::print) return "p";
  if (look->kind == feedback::TextLook::Kind::hide) return "h";
  std::string out = "b";
  for (const auto& mask : masks_of(text, look))
    out += (out.size() > 1 ? "_" : "") + std::to_string(mask.begin) + "_" + std::to_string(mask.end);
  return out;
}

std::optional<std::optional<feedback::TextLook>> look_from_text(const std::string& text, const std::string& said) {
  using feedback::TextLook;
  if (said == "0") return std::optional<TextLook>();
  if (said == "p") return TextLook{TextLook::Kind::print};
  if (said == "h") return TextLook{TextLook::Kind::hide};
  if (said.empty() || said.front() != 'b') return std::nullopt;
  const auto numbers = numbers_in(said.substr(1));
  feedback::Masks masks;
  const auto inside = [&](std::int64_t at) {
    return at >= 0 && at <= static_cast<std::int64_t>(text.size()) &&
           (at == static_cast<std::int64_t>(text.size()) ||
            (static_cast<unsigned char>(text[static_cast<std::size_t>(at)]) & 0xC0U) != 0x80U);
  };
  for (std::size_t at = 0; at + 1 < numbers.size(); at += 2) {
    if (!inside(numbers[at]) || !inside(numbers[at + 1]) || numbers[at] >= numbers[at + 1]) return std::nullopt;
    masks.push_back({static_cast<std::size_t>(numbers[at]), static_cast<std::size_t>(numbers[at + 1])});
  }
  if (masks.empty() || numbers.size() % 2 != 0) return std::nullopt;
  return TextLook{TextLook::Kind::black_out, feedback::masked_text(text, feedback::united(masks, {}))};
}

std::optional<feedback::TextLook> look_typed(const std::string& text, const ReviewForm& form,
                                             const ReviewState& state) {
  using feedback::TextLook;
  if (form.masked.empty()) return state.look;
  auto masks = feedback::masks_of_words(text, *form.masked.front());
  // A proposal that nobody touched decides nothing of an answer that is not to be quoted.
  if (!state.look && !form.choice().quoted && masks == feedback::masks_of_words(text, joined(state.marks, ", ")))
    return state.look;
  const auto standing = masks_of(text, state.look);
  const auto shown = form.covered ? look_from_text(text, **form.covered) : std::nullopt;
  const auto seen = shown ? masks_of(text, *shown) : feedback::Masks();
  for (const auto& mask : standing) {
    if (std::find(seen.begin(), seen.end(), mask) == seen.end()) masks.push_back(mask);
  }
  masks = feedback::united(std::move(masks), {});
  if (masks == standing) return state.look;
  if (masks.empty()) return std::nullopt;
  return TextLook{TextLook::Kind::black_out, feedback::masked_text(text, masks)};
}

std::string steps_as_text(const std::vector<KeptStep>& steps) {
  std::string out;
  const auto first = steps.size() > most_steps ? steps.size() - most_steps : 0;
  for (auto at = first; at < steps.size(); ++at) {
    const auto& step = steps[at];
    if (!out.empty()) out += '.';
    out += step.key.substr(0, key_letters);
    if (step.before) out += "-" + reading_as_text(*step.before);
    if (step.quoted) out += *step.quoted ? "-q1" : "-q0";
    if (step.settled) out += "-s" + reading_as_text(*step.settled);
    if (step.looks) out += "-l" + step.looks->first + "~" + step.looks->second;
  }
  return out;
}

std::vector<KeptStep> steps_from_text(const std::string& text) {
  std::vector<KeptStep> out;
  std::istringstream in(text);
  for (std::string step; out.size() < most_steps && std::getline(in, step, '.');) {
    KeptStep read;
    std::istringstream parts(step);
    std::getline(parts, read.key, '-');
    if (read.key.size() != key_letters || read.key.find_first_not_of("0123456789abcdef") != std::string::npos) continue;
    for (std::string part; std::getline(parts, part, '-');) {
      if (part == "q0" || part == "q1") read.quoted = part == "q1";
      if (part.starts_with("s")) read.settled = reading_from_text(part.substr(1));
      if (part.starts_with("t") || part.starts_with("n")) read.before = reading_from_text(part);
      const auto between = part.find('~');
      if (part.starts_with("l") && between != std::string::npos)
        read.looks = {part.substr(1, between - 1), part.substr(between + 1)};
    }
    out.push_back(std::move(read));
  }
  return out;
}

}  // namespace muster::themes
