// English joins its sentences; other languages say each by itself.
#include "told_on_paper.hpp"

#include "domain/feedback/answering/readers_sentence.hpp"

#include <muster/kit/base/direction.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::feedback {

std::string told_of_answers(const forms::Form& form, const PaperDetails& details, const std::vector<PaperPart>& parts) {
  const auto& words = *details.words;
  const bool any_required = std::ranges::any_of(
      parts, [](const PaperPart& part) { return std::ranges::any_of(part.questions, &PaperQuestion::required); });
  const auto left_out = words.is_english()                ? what_may_be_left_out(parts, form.anonymous)
                        : form.anonymous && !any_required ? say(words, "Leave out what you like.")
                                                          : std::string();
  if (!form.anonymous) return left_out;
  auto said = words.is_english()
                  ? std::string("Anonymous:")
                  : say(words, "Your answers are anonymous. No name, address or time is kept beside them.");
  const auto contacts = std::ranges::find_if(parts, &PaperPart::torn_off);
  auto no_name = contacts == parts.end() || contacts->title.empty()
                     ? say(words, "Please write no name, neither yours nor that of anybody else.")
                     : say(words, "Please write no name, neither yours nor that of anybody else, but under {part}.",
                           {{"part", "“" + isolated(contacts->title) + "”"}});
  // The English mark and its sentence are one.
  if (words.is_english()) no_name.front() = 'p';
  said += " " + no_name;
  if (!left_out.empty()) said += " " + left_out;
  return said + (details.readers_told ? " " + say(words, readers_sentence) : std::string());
}

}  // namespace muster::feedback
