// Fields by what there is to tick, and the steps of a sitting as one word of an address.
#include "review_form_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
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
    const auto& given = state.mine->themes;
    const bool ticked =
        number == 0 ? state.mine->says_nothing : std::find(given.begin(), given.end(), number) != given.end();
    if (ticked) (is_near ? near_ticked : rest_ticked).push_back(number);
  };
  for (const auto* theme : book.standing()) offer(theme->number, theme->name, tone_words(*theme));
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
  out.fresh = out.form.text("fresh", "A new theme, or the key of one")
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
    const auto masked = out.form.text("masked", "Words to mask, with commas between")
                            .hint("What points to one person stands as […] wherever this answer is printed.")
                            .small_label()
                            .optional();
    if (!state.look && !state.marks.empty()) masked.begins(joined(state.marks, ", "));
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

std::string steps_as_text(const std::vector<KeptStep>& steps) {
  std::string out;
  const auto first = steps.size() > most_steps ? steps.size() - most_steps : 0;
  for (auto at = first; at < steps.size(); ++at) {
    if (!out.empty()) out += '.';
    out += steps[at].key.substr(0, key_letters);
    if (!steps[at].before) continue;
    out += steps[at].before->says_nothing ? "-n" : "-t";
    out += std::to_string(steps[at].before->version);
    for (const auto number : steps[at].before->themes) out += "_" + std::to_string(number);
  }
  return out;
}

std::vector<KeptStep> steps_from_text(const std::string& text) {
  std::vector<KeptStep> out;
  std::istringstream in(text);
  for (std::string step; out.size() < most_steps && std::getline(in, step, '.');) {
    KeptStep read;
    const auto dash = step.find('-');
    read.key = step.substr(0, dash);
    if (read.key.size() != key_letters || read.key.find_first_not_of("0123456789abcdef") != std::string::npos) continue;
    if (dash != std::string::npos && dash + 1 < step.size()) {
      Reading before;
      before.says_nothing = step[dash + 1] == 'n';
      std::istringstream numbers(step.substr(dash + 2));
      bool first = true;
      for (std::string number; std::getline(numbers, number, '_'); first = false) {
        const auto value = parse_integer(number);
        if (!value) continue;
        if (first)
          before.version = *value;
        else
          before.themes.push_back(*value);
      }
      read.before = std::move(before);
    }
    out.push_back(std::move(read));
  }
  return out;
}

}  // namespace muster::themes
