// They come from the catalogues of the phone's pages.
#include "added_words.hpp"

#include "languages.hpp"

#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/measure_words.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <algorithm>

namespace muster::conversions {
namespace {

const Catalogue& words_in(std::string_view language) {
  const auto* found = Catalogue::find(language);
  return found == nullptr ? Catalogue::english() : *found;
}

std::string asked_in(const Catalogue& words) { return say(words, "Please say what"); }

/// Whether words of ours stand at the question, whatever the program.
bool adds_words(const forms::Question& question, bool over_lines) {
  return !forms::measure_in_words(question).empty() ||
         (over_lines && std::ranges::any_of(question.write_ins(), [](const forms::Option* one) {
            return one->code != "other";  // programs have words of their own for that one
          }));
}

}  // namespace

std::string hint_of(const forms::Question& question, std::string_view language) {
  const auto measure = forms::measure_in_words(question, words_in(language));
  return question.hint + (question.hint.empty() || measure.empty() ? "" : " ") + measure;
}

std::string write_in_label(std::string_view language) { return asked_in(words_in(language)); }

bool is_write_in_label(std::string_view label) {
  const auto says = [&](const Catalogue& words) {
    const auto asked = asked_in(words);
    if (!label.ends_with(asked)) return false;
    const auto before = label.substr(0, label.size() - asked.size());
    return before.empty() || ends_marked(before);
  };
  return says(Catalogue::english()) ||
         std::ranges::any_of(Catalogue::all(), [&](const Catalogue* words) { return says(*words); });
}

void tell_words_in_english(const forms::Form& form, bool over_lines, std::vector<Difference>& differences) {
  const auto asked = form.questions();
  if (std::ranges::none_of(asked, [&](const forms::Question* question) { return adds_words(*question, over_lines); }))
    return;
  const auto tell = [&](const std::string& language) {
    if (language == "en" || Catalogue::find(language) != nullptr) return;
    differences.push_back(
        {language_heading(language),
         "what Muster says of a number's unit, of how many words there may be, or of a line to write on",
         "it stands in English there"});
  };
  tell(form.language);
  for (const auto& one : form.translations) tell(one.language);
}

}  // namespace muster::conversions
