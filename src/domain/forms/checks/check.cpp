// Everything that a form must be and its grammar cannot say. Each check has a golden file in
// tests/domain/forms/golden/.

#include "domain/forms/reading/draft.hpp"
#include "domain/forms/reading/names.hpp"
#include "domain/forms/wording/kind_words.hpp"

#include <muster/domain/forms/option_names.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace muster::forms {
namespace {

constexpr std::size_t longest_label = 300;
constexpr std::size_t longest_paragraph = 4000;
constexpr std::size_t longest_code = 40;
constexpr std::size_t most_options = 100;

/// Words that start a statement with a text after it, and those that join conditions.
constexpr std::array<std::string_view, 9> reserved{"form", "page", "introduction", "thanks", "hint",
                                                   "also", "and",  "or",           "not"};

bool is_code(std::string_view text, char also_allowed) {
  const auto lower = [](char byte) { return byte >= 'a' && byte <= 'z'; };
  return !text.empty() && lower(text.front()) && std::all_of(text.begin(), text.end(), [&](char byte) {
    return lower(byte) || (byte >= '0' && byte <= '9') || byte == also_allowed;
  });
}

/// The nearest text that would be a code: without accents, other letters and capitals.
std::string code_from(std::string_view text) {
  std::string out;
  std::size_t start = 0;
  while (start <= text.size()) {
    const auto end = std::min(text.find_first_of("-_.", start), text.size());
    std::string word;
    for (const char byte : folded_name(text.substr(start, end - start))) {
      if (static_cast<unsigned char>(byte) < 0x80U) word += byte;
    }
    if (!word.empty()) out += (out.empty() ? "" : "_") + word;
    start = end + 1;
  }
  return is_code(out, '_') ? out.substr(0, longest_code) : std::string();
}

void check_code(const PlacedText& code, Diagnostics& diagnostics) {
  if (!is_code(code.value, '_')) {
    const auto better = code_from(code.value);
    diagnostics.add(code.place,
                    "\"" + code.value +
                        "\" is no code: a code starts with a lower-case letter and holds only "
                        "lower-case letters, digits and _",
                    better.empty() ? "write a short English word" : "write " + better);
  } else if (code.value.size() > longest_code) {
    diagnostics.add(code.place, "this code is longer than 40 characters",
                    "shorten it; readers see the label, not the code");
  }
}

/// Of a page for each, the code as it is written: what is made of it has been looked at where it was made.
void check_code(const QuestionDraft& question, Diagnostics& diagnostics) {
  check_code(question.repeat_option.empty() ? question.code : PlacedText{question.repeats, question.code.place},
             diagnostics);
}

void check_label(const PlacedText& label, std::string_view what, Diagnostics& diagnostics) {
  const auto length = character_count(label.value);
  if (trimmed(label.value).empty()) {
    diagnostics.add(label.place, "this " + std::string(what) + " is empty", "write what people should read");
  } else if (length > longest_label) {
    diagnostics.add(label.place,
                    "this " + std::string(what) + " has " + std::to_string(length) +
                        " characters, more than the 300 that fit on a phone and on paper",
                    "shorten it, or move a part to a hint");
  }
}

void check_paragraph(const std::optional<PlacedText>& text, std::string_view what, Diagnostics& diagnostics) {
  if (!text) return;
  if (trimmed(text->value).empty()) {
    diagnostics.add(text->place, "this " + std::string(what) + " is empty", "write a sentence, or take the line away");
  } else if (character_count(text->value) > longest_paragraph) {
    diagnostics.add(text->place, "this " + std::string(what) + " is longer than 4,000 characters", "shorten it");
  }
}

/// Says of every name but the first that it stands elsewhere already.
class Names {
 public:
  explicit Names(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
  /// True where the name is new.
  bool add(const std::string& key, const PlacedText& name, const std::string& message, const std::string& hint) {
    const auto [found, is_new] = places_.emplace(key, name.place);
    if (!is_new)
      diagnostics_.add(name.place, message + " on line " + std::to_string(diagnostics_.line_of(found->second)), hint);
    return is_new;
  }

 private:
  Diagnostics& diagnostics_;
  std::map<std::string, SourceSpan> places_;
};

void check_options(const std::vector<OptionDraft>& options, Diagnostics& diagnostics) {
  if (options.size() > most_options)
    diagnostics.add(options[most_options].place, "more than 100 options", "ask with fewer");
  Names codes(diagnostics);
  Names labels(diagnostics);
  for (const auto& option : options) {
    check_code(option.code, diagnostics);
    check_label(option.label, "label", diagnostics);
    codes.add(option.code.value, option.code, "option code \"" + option.code.value + "\" is taken",
              "give each option a code of its own");
    labels.add(option_key(option.label.value), option.label,
               "two options cannot be told apart by an import: \"" + option.label.value + "\" stands",
               "give each option a label of its own");
    for (const auto& also : option.also) {
      check_label(also, "label", diagnostics);
      labels.add(option_key(also.value), also,
                 "two options cannot be told apart by an import: \"" + also.value + "\" stands",
                 "give each option labels of its own");
    }
  }
}

/// An answer beside a scale stands outside its order, so no other may stand below it.
void check_beside(const std::vector<OptionDraft>& options, Diagnostics& diagnostics) {
  for (const auto& option : options) {
    if (option.beside && option.write_in)
      diagnostics.add(option.place, "an answer beside a scale has no write-in",
                      "take away the ..., and ask what is missing in a question of its own");
  }
  const auto first = std::find_if(options.begin(), options.end(), [](const auto& option) { return option.beside; });
  const auto below = std::find_if(first, options.end(), [](const auto& option) { return !option.beside; });
  if (below == options.end()) return;
  diagnostics.add(below->place, "an option stands below an answer that is beside them",
                  "put the answers marked beside last");
}

std::int64_t in_row(const std::vector<OptionDraft>& options) {
  return std::count_if(options.begin(), options.end(), [](const auto& option) { return !option.beside; });
}

bool picks(QuestionKind kind) {
  return kind == QuestionKind::pick_one || kind == QuestionKind::scale || has_boxes(kind);
}

void check_choices(const QuestionDraft& question, Diagnostics& diagnostics) {
  const auto kind = *question.kind;
  const std::string words(kind_words(kind));
  if (question.numbered) {
    check_options(question.options, diagnostics);
    return;
  }
  if (question.scale_name) {
    if (!question.options.empty()) {
      diagnostics.add(question.options.front().place,
                      "this question takes its options from scale \"" + question.scale_name->value + "\"",
                      "take away the options here, or the name behind scale");
    }
    return;
  }
  const std::string example = has_boxes(kind) ? "[ ] yes \"Yes\"" : "( ) yes \"Yes\"";
  if (question.options.empty()) {
    if (question.options_from) return;  // which there are none of, as is told
    diagnostics.add(question.kind_place, "this question has no options to pick from",
                    "put at least two below it: " + example);
  } else if (in_row(question.options) < 2 && !question.options_from) {
    diagnostics.add(question.options.front().place, "one option is no choice",
                    "put another below it, such as " + example);
  }
  const auto wanted = has_boxes(kind) ? Mark::box : Mark::round;
  for (const auto& option : question.options) {
    if (option.beside && has_boxes(kind)) {
      diagnostics.add(option.place, "\"beside\" is for pick one and scale; this is a \"" + words + "\" question",
                      "write [ ] in its place");
    }
    if (option.mark == wanted || option.beside) continue;
    diagnostics.add(
        option.place,
        "the options of a \"" + words + "\" question are marked " +
            (kind == QuestionKind::ranking ? "[ ], as boxes for a number"
             : wanted == Mark::box         ? "[ ], as boxes to tick"
                                           : "( ), because only one can be chosen"),
        wanted == Mark::box ? "write [ ], or make the question pick one" : "write ( ), or make the question pick any");
    break;
  }
  const bool ordered = kind == QuestionKind::scale || question.as_scale ||
                       (question.direction && question.direction->value != Direction::unordered);
  for (const auto& option : question.options) {
    if (ordered && option.write_in && !option.beside)
      diagnostics.add(option.place,
                      kind == QuestionKind::scale ? "a scale has no write-in" : "options in order have no write-in",
                      "take away the ...");
  }
  if (!has_boxes(kind)) check_beside(question.options, diagnostics);
  check_options(question.options, diagnostics);
}

struct Saying {
  std::string message;
  std::string hint;
};

/// What is to be said of a good end, or of no order, where there is no order.
std::optional<Saying> needless_direction(const QuestionDraft& question) {
  const auto kind = *question.kind;
  if (!question.direction || kind == QuestionKind::pick_one || kind == QuestionKind::scale) return std::nullopt;
  const std::string direction(direction_name(question.direction->value));
  const auto words = question.format == TextFormat::any ? kind_words(kind) : format_name(question.format);
  const auto what = question.grid.empty()          ? "a \"" + std::string(words) + "\" question"
                    : kind == QuestionKind::number ? std::string("a grid of numbers")
                                                   : std::string("a grid of boxes to tick");
  return Saying{"\"" + direction + "\" is for pick one and scale; this is " + what,
                "take away the \"" + direction + "\""};
}

void check_details(const QuestionDraft& question, Diagnostics& diagnostics) {
  const auto kind = *question.kind;
  const auto words = question.format == TextFormat::any ? kind_words(kind) : format_name(question.format);
  const std::string kind_text = "a \"" + std::string(words) + "\" question";
  const bool text = !picks(kind) && kind != QuestionKind::number && question.format == TextFormat::any;
  if (question.as_scale && kind != QuestionKind::pick_one) {
    diagnostics.add(*question.as_scale, "\"as scale\" is for pick one; this is " + kind_text, "take it away");
  }
  if (const auto none = needless_direction(question)) {
    diagnostics.add(question.direction->place, none->message, none->hint);
  } else if (question.direction && question.direction->value == Direction::unordered && question.as_scale) {
    diagnostics.add(question.direction->place,
                    "\"as scale\" says that the options stand in order, and \"no order\" that they do not",
                    "keep one of the two");
  }
  if (question.cloud && !text) {
    diagnostics.add(*question.cloud, "a cloud is drawn from words; this is " + kind_text, "take \"cloud\" away");
  }
  if (question.group && !text) {
    diagnostics.add(question.group->place, "a group is for words; this is " + kind_text, "take \"group\" away");
  } else if (question.group && question.group->value != "challenge" && question.group->value != "opportunity") {
    auto hint = did_you_mean(question.group->value, {"challenge", "opportunity"});
    if (hint.empty()) hint = "write group challenge or group opportunity";
    diagnostics.add(question.group->place, "there is no group called \"" + question.group->value + "\"", hint);
  }
  if (question.if_missing && !question.required && !question.broken) {
    diagnostics.add(question.if_missing->place, "this is never said, for the question need not be answered",
                    "put a * behind the code, or take \"if missing\" away");
  }
  if (question.if_missing) check_label(*question.if_missing, "text", diagnostics);
  check_paragraph(question.hint, "hint", diagnostics);
}

void check_question(const QuestionDraft& question, bool has_own_code, bool anonymous, Diagnostics& diagnostics) {
  check_code(question, diagnostics);
  if (std::find(reserved.begin(), reserved.end(), question.code.value) != reserved.end()) {
    diagnostics.add(question.code.place,
                    "\"" + question.code.value + "\" is a word of the form language and cannot be a code",
                    "give the question another code, such as " + question.code.value + "_1");
  }
  if (question.broken && !question.kind_lost) return;  // the rest may be what the fault made of it
  check_label(question.label, "label", diagnostics);
  for (const auto& also : question.also) check_label(also, "heading", diagnostics);
  if (question.row > 1) {  // what goes for the whole grid has been said of its first statement
    const bool own = question.kind && question.direction &&
                     diagnostics.line_of(question.direction->place) == diagnostics.line_of(question.code.place);
    if (const auto none = own ? needless_direction(question) : std::nullopt)
      diagnostics.add_of_new(question.direction->place, none->message, none->hint);
    return;
  }
  check_paragraph(question.information, "information", diagnostics);
  if (question.kind_lost) {
    check_options(question.options, diagnostics);
    check_paragraph(question.hint, "hint", diagnostics);
    return;
  }
  if (!question.kind) {
    if (!has_own_code) return;  // it may be what has lost its code, and one message is enough
    diagnostics.add(
        question.code.place, "question \"" + question.code.value + "\" has no kind",
        "write one after its label: pick one, pick any, rank, scale, grid scale, from 0 to 10, text, lines 4, "
        "words up to 3 or number");
    return;
  }
  if (picks(*question.kind)) {
    check_choices(question, diagnostics);
  } else if (!question.options.empty()) {
    diagnostics.add(question.options.front().place,
                    "a \"" + std::string(kind_words(*question.kind)) + "\" question has no options",
                    "take them away, or make the question pick one or pick any");
  }
  check_limits(question, diagnostics);
  check_details(question, diagnostics);
  check_ticks(question, diagnostics);
  check_ranking(question, diagnostics);
  check_prefilled(question, anonymous, diagnostics);
  check_measures(question, diagnostics);
  check_offers(question, diagnostics);
  check_options_from(question, diagnostics);
  check_numbers(question, diagnostics);
}

/// What tells who somebody is may not stand beside answers that nobody is to be known by.
void check_named_only(const QuestionDraft& question, Diagnostics& diagnostics) {
  if (question.personal || (question.format != TextFormat::email && question.format != TextFormat::telephone)) return;
  diagnostics.add(question.kind_place,
                  std::string("an anonymous form cannot ask for ") +
                      (question.format == TextFormat::email ? "an e-mail address" : "a telephone number") +
                      ": it would stand beside the answers",
                  "write " + std::string(format_name(question.format)) +
                      "  personal, and it is kept apart from the answers; or take \"anonymous\" away");
}

void check_grid(const GridDraft& grid, Diagnostics& diagnostics) {
  check_code(grid.repeats.empty() ? grid.code : PlacedText{grid.repeats, grid.code.place}, diagnostics);
  if (grid.broken) return;
  check_label(grid.label, "label", diagnostics);
  for (const auto& also : grid.also) check_label(also, "heading", diagnostics);
  check_paragraph(grid.hint, "hint", diagnostics);
}

void check_sections(const PageDraft& page, Diagnostics& diagnostics) {
  for (std::size_t at = 0; at < page.sections.size(); ++at) {
    const auto& section = page.sections[at];
    if (section.broken) continue;
    check_label(section.title, "title", diagnostics);
    const bool filled = std::any_of(page.questions.begin(), page.questions.end(),
                                    [&](const auto& question) { return question.section == at + 1; });
    if (!filled && !page.broken)
      diagnostics.add(section.title.place, "this section has no question", "put one below it, or take it away");
  }
}

void check_heading(const FormDraft& draft, Diagnostics& diagnostics) {
  if (!draft.name) {
    if (!draft.broken_name) {
      diagnostics.add({0, 1}, "the form has no name",
                      "start it with a line such as: form spring-event \"Spring event: your views\"");
    }
  } else {
    if (!is_code(draft.name->value, '-') || draft.name->value.size() > 60) {
      diagnostics.add(draft.name->place,
                      "\"" + draft.name->value +
                          "\" is no name for a form: it starts with a lower-case letter "
                          "and holds only lower-case letters, digits and hyphens, 60 at most",
                      "write a name such as spring-event-2026");
    }
    if (!draft.broken_name) check_label(draft.title, "title", diagnostics);
  }
  if (draft.suppress) {
    const auto people = parse_integer(draft.suppress->value);
    if (!people || *people < 0 || *people > 50)
      diagnostics.add(draft.suppress->place, "groups can be hidden below 0 to 50 people",
                      "write 5 where nothing else is promised");
  }
  check_paragraph(draft.introduction, "introduction", diagnostics);
  check_paragraph(draft.thanks, "thanks", diagnostics);
}

/// Says of each name of a scale, once, that there is none of that name.
void name_unknown(const std::vector<const PlacedText*>& unknown, const std::vector<std::string>& names,
                  Diagnostics& diagnostics) {
  std::set<std::string> named;
  for (const auto* name : unknown) {
    if (!named.insert(name->value).second) continue;
    auto hint = did_you_mean(name->value, names);
    if (hint.empty()) hint = "name it above the first page: scale " + name->value + ": and its options below";
    diagnostics.add(name->place, "there is no scale called \"" + name->value + "\"", hint);
  }
}

bool answers_grid(const FormDraft& draft, const ScaleDraft& scale) {
  return std::ranges::any_of(draft.pages, [&](const PageDraft& page) {
    return std::ranges::any_of(page.questions, [&](const QuestionDraft& question) {
      return !question.grid.empty() && question.scale_name && question.scale_name->value == scale.name.value;
    });
  });
}

void check_scales(FormDraft& draft, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  Names taken(diagnostics);
  for (const auto& scale : draft.scales) {
    names.push_back(scale.name.value);
    check_code(scale.name, diagnostics);
    taken.add(scale.name.value, scale.name, "there is a scale \"" + scale.name.value + "\" already",
              "give each scale a name of its own");
    check_beside(scale.options, diagnostics);
    if (in_row(scale.options) < 2) {
      diagnostics.add(scale.name.place, "a scale has at least two options",
                      "put them below its name: ( ) agree \"Agree\"");
    }
    for (const auto& option : scale.options) {
      if (option.mark == Mark::box && !option.beside)
        diagnostics.add(option.place, "the options of a scale are marked ( )", "write ( )");
      if (option.write_in && !option.beside)
        diagnostics.add(
            option.place,
            answers_grid(draft, scale) ? "the answers of a grid have no write-in" : "a scale has no write-in",
            "take away the ...");
    }
    check_options(scale.options, diagnostics);
  }
  std::vector<const PlacedText*> unknown;
  for (auto& page : draft.pages) {
    for (auto& question : page.questions) {
      if (!question.scale_name) continue;
      const auto found = std::find_if(draft.scales.begin(), draft.scales.end(), [&](const auto& scale) {
        return scale.name.value == question.scale_name->value;
      });
      if (found != draft.scales.end()) {
        for (auto& scale : draft.scales) scale.used = scale.used || scale.name.value == found->name.value;
        continue;
      }
      question.broken = true;
      unknown.push_back(&*question.scale_name);
    }
  }
  if (draft.broken_heading) return;  // the scale may be what could not be read
  name_unknown(unknown, names, diagnostics);
  check_scale_use(draft, unknown, diagnostics);
}

}  // namespace

std::string label_key(std::string_view label) {
  auto key = folded_name(label);
  return key.empty() ? trimmed(label) : key;
}

void check(FormDraft& draft, Diagnostics& diagnostics) {
  check_heading(draft, diagnostics);
  check_scales(draft, diagnostics);
  if (draft.pages.empty() && diagnostics.empty())
    diagnostics.add({0, 1}, "the form asks nothing", "put a page with a question below it: page \"The day\"");
  Names codes(diagnostics);
  Names headings(diagnostics);
  for (const auto& page : draft.pages) {
    if (!page.broken) check_label(page.title, "title", diagnostics);
    check_paragraph(page.introduction, "introduction", diagnostics);
    check_paragraph(page.end_thanks, "thanks", diagnostics);
    check_sections(page, diagnostics);
    for (const auto& grid : page.grids) {
      check_grid(grid, diagnostics);
      codes.add(grid.code.value, grid.code, "question code \"" + grid.code.value + "\" is taken",
                "give each question a code of its own");
    }
    if (page.questions.empty() && !page.broken && page.sections.empty()) {
      diagnostics.add(page.title.place, "this page has no question", "put one below it, or take the page away");
    }
    for (const auto& question : page.questions) {
      const bool has_own_code =
          codes.add(question.code.value, question.code, "question code \"" + question.code.value + "\" is taken",
                    "give each question a code of its own");
      if (question.copied) continue;
      if (!question.repeats.empty())
        codes.add(question.repeats, question.code, "question code \"" + question.repeats + "\" is taken",
                  "give each question a code of its own");
      check_question(question, has_own_code, draft.anonymous.has_value(), diagnostics);
      if (draft.anonymous) check_named_only(question, diagnostics);
      const auto heading = [&](const PlacedText& name) {
        headings.add(label_key(name.value) + (question.under.empty() ? "" : "\n" + label_key(question.under)) + "\n" +
                         question.repeat_option,
                     name, "two questions cannot be told apart by an import: \"" + name.value + "\" stands",
                     "give each question a heading of its own");
      };
      if (!question.broken || question.kind_lost) heading(question.label);
      for (const auto& also : question.also) heading(also);
      if (diagnostics.full()) return;
    }
  }
  for (const auto& index : draft.indexes) {
    check_code(index.code, diagnostics);
    check_label(index.label, "label", diagnostics);
    codes.add(index.code.value, index.code, "question code \"" + index.code.value + "\" is taken",
              "give the index a code of its own");
  }
  check_indexes(draft, diagnostics);
  check_breakdown(draft, diagnostics);
  check_consent(draft, diagnostics);
  check_headline(draft, diagnostics);
  check_personal(draft, diagnostics);
  check_paper(draft, diagnostics);
  check_piping(draft, diagnostics);
}

}  // namespace muster::forms
