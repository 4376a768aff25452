// Walks through the texts of a form and gives each its key. Keys hang on codes alone, so that a page that is moved or
// put before another never takes its words along to the wrong place.
#include <muster/domain/forms/translation.hpp>

#include "text_keys.hpp"

#include <muster/domain/forms/opposites.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace muster::forms {
namespace {

constexpr std::size_t longest_label = 300;
constexpr std::size_t longest_paragraph = 4000;
constexpr std::size_t longest_end = 100;
constexpr std::size_t longest_unit = 30;

/// Words that begin a key: a question of that code says so in front of it.
constexpr std::array<std::string_view, 5> first_words{"title", "page", "section", "scale", "question"};
/// Words that stand behind the code of a question: an option of that code likewise.
constexpr std::array<std::string_view, 8> second_words{"hint", "information", "missing", "low",
                                                       "high", "unit",        "heading", "option"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string key_of_code(const std::string& code) { return is_one_of(first_words, code) ? "question." + code : code; }

std::string key_of_option(const std::string& owner, const std::string& code) {
  return owner + (is_one_of(second_words, code) ? ".option." : ".") + code;
}

namespace {

/// A question that is asked once for each is written once.
std::string key_of(const Question& question) {
  return key_of_code(question.repeats.empty() ? question.code : question.repeats);
}

/// A grid that is asked once for each is written once, too.
std::string code_of_grid(const Question& question) {
  const auto behind = "_" + question.repeat_option;
  if (question.repeat_option.empty() || !question.grid.ends_with(behind)) return question.grid;
  return question.grid.substr(0, question.grid.size() - behind.size());
}

/// Of a page or section: the question or grid that it begins with.
std::string code_of_first(const Question& question) {
  if (!question.grid.empty()) return code_of_grid(question);
  return question.repeats.empty() ? question.code : question.repeats;
}

/// Calls `each` with the key of every text, the text and how long it may be.
template <class AnyForm, class Each>
class TextWalk {
 public:
  TextWalk(AnyForm& form, const Each& each) : form_(form), each_(each) {}

  void run() {
    text("title", form_.title, longest_label);
    text("introduction", form_.introduction, longest_paragraph);
    text("thanks", form_.thanks, longest_paragraph);
    for (auto& scale : form_.scales) options("scale." + scale.name, scale.options);
    for (auto& page : form_.pages) walk_page(page);
  }

 private:
  template <class Text>
  void text(const std::string& key, Text& text, std::size_t most, bool shipped = false) {
    if (!text.empty()) each_(key, text, most, shipped);
  }

  template <class Options>
  void options(const std::string& owner, Options& options, bool shipped = false) {
    for (auto& option : options) {
      const auto key = key_of_option(owner, option.code);
      text(key + ".heading", option.heading, longest_end);
      text(key, option.label, longest_label, shipped);
    }
  }

  template <class AnyPage>
  void walk_page(AnyPage& page) {
    if (page.questions.empty()) return;
    const auto first = "page." + code_of_first(page.questions.front());
    text(first, page.title, longest_label);
    text(first + ".introduction", page.introduction, longest_paragraph);
    std::size_t section = 0;
    std::string grid;
    for (auto& question : page.questions) {
      const bool begins = question.section != section && question.section > 0;
      // Of a page for each they are the labels of the options.
      if (begins && question.section <= page.sections.size() && question.repeat_option.empty())
        text("section." + code_of_first(question), page.sections[question.section - 1].title, longest_label);
      section = question.section;
      if (!question.grid.empty() && question.grid != grid) {
        for (auto& head : page.grids) {
          if (head.code != question.grid) continue;
          const auto key = key_of_code(code_of_grid(question));
          text(key, head.label, longest_label);
          text(key + ".hint", head.hint, longest_paragraph);
        }
      }
      if (question.comment_on.empty()) grid = question.grid;
      walk_question(question);
    }
    text(first + ".thanks", page.end_thanks, longest_paragraph);
  }

  template <class AnyQuestion>
  void walk_question(AnyQuestion& question) {
    const bool shipped = form_.quote_with_consent && question.code == consent_code;
    const auto key = key_of(question);
    // What goes for a whole grid is said of the grid.
    const auto shared = question.grid.empty() ? key : key_of_code(code_of_grid(question));
    text(shared + ".information", question.information, longest_paragraph);
    const bool between_ends = is_between_opposites(question);
    if (!between_ends) text(key, question.label, longest_label, shipped);
    text(key + ".hint", question.hint, longest_paragraph);
    text(shared + ".missing", question.if_missing, longest_label);
    text(shared + ".unit", question.unit, longest_unit);
    text((between_ends ? key : shared) + ".low", question.low_label, longest_end);
    text((between_ends ? key : shared) + ".high", question.high_label, longest_end);
    if (!question.scale.empty()) return options("scale." + question.scale, question.options);
    if (!question.options_from.empty()) return;  // their names are those of the register
    if (!question.numbered) return options(shared, question.options, shipped);
    for (auto& option : question.options) {
      if (option.beside) text(key_of_option(shared, option.code), option.label, longest_label);
    }
  }

  AnyForm& form_;
  const Each& each_;
};

template <class AnyForm, class Each>
void each_text_by_key(AnyForm& form, const Each& each) {
  TextWalk<AnyForm, Each>(form, each).run();
}

const Translation* translation_into(const Form& form, std::string_view language) {
  const auto found = std::find_if(form.translations.begin(), form.translations.end(),
                                  [&](const auto& one) { return one.language == language; });
  return found == form.translations.end() ? nullptr : &*found;
}

/// Words that are made of others: the ends of a scale from number to number, a statement between two ends.
void join_ends(Question& question, bool between_ends) {
  if (between_ends) question.label = label_of_opposites(question.low_label, question.high_label);
  std::vector<Option*> numbers;
  for (auto& option : question.options) {
    if (!option.beside) numbers.push_back(&option);
  }
  if (numbers.empty()) return;
  const auto join = [](Option& option, const std::string& meaning) {
    if (!meaning.empty()) option.label = option.code + " " + meaning;
  };
  join(*numbers.back(), question.high_label);
  join(*numbers.front(), question.low_label);
}

/// The sections of a page for each are called like the options that they are about.
void name_sections(Form& form) {
  for (auto& page : form.pages) {
    const auto* over = page.for_each.empty() ? nullptr : form.question(page.for_each);
    if (over == nullptr) continue;
    for (const auto& question : page.questions) {
      const auto* option = over->option(question.repeat_option);
      if (option != nullptr && question.section > 0 && question.section <= page.sections.size())
        page.sections[question.section - 1].title = option->label;
    }
  }
}

}  // namespace

std::vector<KeyedText> texts_of(const Form& form) {
  std::vector<KeyedText> out;
  std::set<std::string> seen;
  each_text_by_key(form, [&](const std::string& key, const std::string& text, std::size_t most, bool shipped) {
    if (seen.insert(key).second) out.push_back({key, text, most, shipped});
  });
  return out;
}

Form translated(Form form, std::string_view language) {
  const auto* found = translation_into(form, language);
  if (found == nullptr) return form;
  const auto texts = found->texts;
  std::set<std::string> between_ends;
  for (const auto* question : form.questions()) {
    if (is_between_opposites(*question)) between_ends.insert(question->code);
  }
  each_text_by_key(form, [&](const std::string& key, std::string& text, std::size_t, bool) {
    if (const auto one = texts.find(key); one != texts.end()) text = one->second;
  });
  name_sections(form);
  for (auto& page : form.pages) {
    for (auto& question : page.questions) {
      if (question.numbered) join_ends(question, between_ends.contains(question.code));
    }
  }
  form.language = language;
  return form;
}

std::vector<std::string> missing_texts(const Form& form, std::string_view language) {
  const auto* found = translation_into(form, language);
  std::vector<std::string> out;
  for (auto& one : texts_of(form)) {
    if (!one.shipped && (found == nullptr || !found->texts.contains(one.key))) out.push_back(std::move(one.key));
  }
  return out;
}

std::vector<std::string> complete_languages(const Form& form) {
  std::vector<std::string> out;
  for (const auto& one : form.translations) {
    if (missing_texts(form, one.language).empty()) out.push_back(one.language);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> in_order(const Translation& translation, const Form& form) {
  std::vector<std::pair<std::string, std::string>> out;
  for (auto& one : texts_of(form)) {
    if (const auto found = translation.texts.find(one.key); found != translation.texts.end())
      out.emplace_back(std::move(one.key), found->second);
  }
  return out;
}

}  // namespace muster::forms
