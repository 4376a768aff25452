// The texts in other languages against the form's own: which keys there are, how long a text may be, what it names.
#include "domain/forms/reading/draft.hpp"

#include <muster/domain/forms/option_names.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/forms/translation.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::forms {
namespace {

std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> out;
  for (const auto& pipe : pipes_of(text)) out.insert(pipe.name);
  return out;
}

class TranslationReader {
 public:
  TranslationReader(const Form& form, Diagnostics& diagnostics) : form_(form), diagnostics_(diagnostics) {
    for (auto& one : texts_of(form)) {
      keys_.push_back(one.key);
      known_.emplace(one.key, std::move(one));
    }
  }

  std::vector<Translation> run(const FormDraft& draft) {
    find_lost(draft);
    if (draft.language) tag(*draft.language);
    std::vector<Translation> out;
    for (const auto& written : draft.translations) {
      if (diagnostics_.full()) break;
      if (!tag(written.language) || !is_new(written.language)) continue;
      out.push_back({written.language.value, {}});
      places_.clear();
      for (const auto& one : written.lines) line(one, out.back());
      tell_options_apart(out.back());
    }
    return out;
  }

 private:
  void tell(const PlacedText& where, std::string message, std::string hint) {
    diagnostics_.add(where.place, std::move(message), std::move(hint));
  }

  bool tag(const PlacedText& written) {
    if (is_language_tag(written.value)) return true;
    tell(written, "\"" + written.value + "\" is no language tag",
         "write its tag: cy is Welsh, pl Polish, ur Urdu, zh-Hant Chinese in traditional characters");
    return false;
  }

  bool is_new(const PlacedText& written) {
    if (written.value == form_.language) {
      tell(
          written, "the form itself is written in " + language_name(written.value) + " (\"" + written.value + "\")",
          "change its texts above, or, if it is written in another language, say so above the first page: language cy");
      return false;
    }
    const auto [found, fresh] = languages_.emplace(written.value, written.place);
    if (!fresh)
      tell(written,
           "the texts in \"" + written.value + "\" begin on line " +
               std::to_string(diagnostics_.line_of(found->second)) + " already",
           "put them together");
    return fresh;
  }

  void line(const TranslationDraft::Line& written, Translation& translation) {
    const auto& key = written.key.value;
    const auto known = known_.find(key);
    if (known == known_.end()) {
      if (may_be_lost(key)) return;
      auto hint = did_you_mean(key, keys_);
      if (hint.empty()) hint = "take the line away; muster form texts FORM lists the keys";
      return tell(written.key, "no text of this form has the key \"" + key + "\"", hint);
    }
    const auto [place, fresh] = places_.emplace(key, written.key.place);
    if (!fresh)
      return tell(
          written.key,
          "the text \"" + key + "\" stands on line " + std::to_string(diagnostics_.line_of(place->second)) + " already",
          "keep one of the two");
    if (check(written.text, known->second)) translation.texts.emplace(key, written.text.value);
  }

  /// Whether the key may be that of a text that could not be read.
  [[nodiscard]] bool may_be_lost(const std::string& key) const {
    return anything_lost_ || broken_.contains(key.substr(0, key.find('.')));
  }

  void find_lost(const FormDraft& draft) {
    anything_lost_ = draft.broken_name || draft.broken_heading;
    for (const auto& page : draft.pages) {
      anything_lost_ = anything_lost_ || page.broken;
      for (const auto& grid : page.grids)
        if (grid.broken) broken_.insert(grid.code.value);
      for (const auto& question : page.questions) {
        if (question.broken) broken_.insert(question.code.value);
        anything_lost_ = anything_lost_ || (question.broken && !question.kind_lost && !question.grid.empty());
      }
    }
  }

  bool check(const PlacedText& text, const KeyedText& own) {
    if (trimmed(text.value).empty()) {
      tell(text, "this translation is empty", "write it, or take the line away until it is written");
      return false;
    }
    if (character_count(text.value) > own.most) {
      tell(text, "this translation is longer than " + grouped(static_cast<std::int64_t>(own.most)) + " characters",
           "shorten it: there is no more room than for the form's own text");
      return false;
    }
    return names_the_same(text, own);
  }

  bool names_the_same(const PlacedText& text, const KeyedText& own) {
    const auto wanted = names_in(own.text);
    const auto found = names_in(text.value);
    for (const auto& name : wanted) {
      if (found.contains(name)) continue;
      tell(text, "this translation leaves out {" + name + "}", "put it where the name or the answer is to be read");
      return false;
    }
    for (const auto& name : found) {
      if (wanted.contains(name)) continue;
      tell(text, "this translation names {" + name + "}, and the form's own text does not", "take it away");
      return false;
    }
    const auto own_pipes = pipes_of(own.text);
    for (const auto& pipe : pipes_of(text.value)) {
      // The option of a page for each, and the event, are always known: the form's own text says so.
      const bool always = std::any_of(own_pipes.begin(), own_pipes.end(),
                                      [&](const auto& one) { return one.name == pipe.name && one.fallback.empty(); });
      if (always || !pipe.fallback.empty()) continue;
      tell(text, "nothing says what is read here where \"" + pipe.name + "\" has no answer",
           "write {" + pipe.name + " or ...}, with words that fit everybody");
      return false;
    }
    return true;
  }

  /// Two options of a question that read the same are one to whoever answers.
  void tell_options_apart(const Translation& translation) {
    auto alone = form_;
    alone.translations = {translation};
    const auto read = translated(std::move(alone), translation.language);
    for (const auto* question : read.questions()) {
      std::set<std::string> seen;
      for (const auto& option : question->options) {
        if (seen.insert(option_key(option.label)).second) continue;
        const auto owner = !question->scale.empty() ? "scale." + question->scale
                           : question->grid.empty() ? question->code
                                                    : question->grid;
        const auto place = places_.find(owner + "." + option.code);
        if (place == places_.end()) continue;
        diagnostics_.add(place->second, "two options read the same in this language: \"" + option.label + "\"",
                         "say each in words of its own");
        return;
      }
    }
  }

  const Form& form_;
  Diagnostics& diagnostics_;
  std::map<std::string, KeyedText> known_;
  std::vector<std::string> keys_;
  std::map<std::string, SourceSpan> languages_;
  std::set<std::string> broken_;              ///< codes of questions and grids, some of which could not be read
  bool anything_lost_ = false;                ///< a page or a grid of which questions may be missing
  std::map<std::string, SourceSpan> places_;  ///< of the keys of one language
};

}  // namespace

std::vector<Translation> read_translations(const FormDraft& draft, const Form& form, Diagnostics& diagnostics) {
  if (!draft.language && draft.translations.empty()) return {};
  return TranslationReader(form, diagnostics).run(draft);
}

}  // namespace muster::forms
