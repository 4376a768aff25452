// What is wrong with a form, at its place, in words for those who work with cards.
#include "form_faults_pages.hpp"

#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/mended_line.hpp>
#include <muster/domain/forms/outline.hpp>
#include <muster/domain/forms/question_place.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::feedback {
namespace {

std::string capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 32);
  return words;
}

/// The question that a fault of a new version is about; empty where of none.
std::string code_of_fault(const Diagnostic& fault) {
  constexpr std::string_view named = "question \"";
  if (!fault.message.starts_with(named)) return {};
  return fault.message.substr(named.size(), fault.message.find('"', named.size()) - named.size());
}

/// What a question asked, where it asks something else now.
std::string asked_before(const Diagnostic& fault) {
  constexpr std::string_view before = "\" asked \"";
  const auto begin = fault.message.find(before);
  const auto end = fault.message.find("\" and now asks \"");
  if (begin == std::string::npos || end == std::string::npos || end < begin + before.size()) return {};
  return fault.message.substr(begin + before.size(), end - begin - before.size());
}

}  // namespace

std::string words_of_fault(const Diagnostic& fault) {
  auto words = capital(fault.message) + (fault.hint.empty() ? "" : ": " + fault.hint);
  return words.ends_with('?') || words.ends_with('.') ? words : words + ".";
}

std::vector<Cure> cures_of(const CardsShown& shown, const Diagnostic& fault) {
  if (!shown.form) {
    const auto mended = forms::mended_line(shown.cards.text, shown.faults, fault);
    if (!mended) return {};
    const auto words = trimmed(*mended);
    return {{words.empty() ? std::string("Take the line away") : "Write  " + std::string(words),
             "mend:" + std::to_string(fault.line) + ":" + std::to_string(fault.column)}};
  }
  const auto code = code_of_fault(fault);
  if (code.empty() || fault.line == 0) return {};
  std::vector<Cure> out;
  const bool reworded = !asked_before(fault).empty();
  if (reworded) out.push_back({"Yes, only its words are new", "reworded:q-" + code});
  const auto parts = forms::outline(shown.cards.text);
  if (fault.hint.starts_with("give the new question a code of its own") &&
      forms::part_of(parts, "q-" + code) != nullptr)
    out.push_back({reworded ? "No, ask it as a new question" : "Ask it as a new question", "anew:q-" + code});
  return out;
}

std::string words_on_card(const CardsShown& shown, const Diagnostic& fault) {
  if (!shown.form) return words_of_fault(fault);
  const auto cures = cures_of(shown, fault);
  if (const auto was = asked_before(fault); !was.empty() && !cures.empty())
    return "People may have answered “" + was + "” here. Is it still the same question?";
  if (cures.size() == 1) return words_of_fault({{}, 0, 0, 1, fault.message, {}});
  return words_of_fault(fault);
}

std::vector<Diagnostic> placed_faults(std::string_view text, std::vector<Diagnostic> faults) {
  for (auto& fault : faults) {
    const auto code = code_of_fault(fault);
    if (fault.line != 0 || code.empty()) continue;
    fault.line = forms::line_of_code(text, code);
    fault.column = fault.line == 0 ? 0 : 1;
  }
  return faults;
}

void add_faults(web::View& view, const CardsShown& shown) {
  const auto parts = forms::outline(shown.cards.text);
  if (!shown.card_fault.empty()) {
    const auto* open = forms::part_of(parts, shown.cards.open);
    view.add("CARD_REFUSED", shown.card_fault)
        .set("REFUSED_TO", "#" + shown.cards.open)
        .set("REFUSED_AT", open == nullptr || open->title.empty() ? "The open card" : "“" + open->title + "”");
  }
  for (const auto& fault : shown.faults) {
    auto& line = view.add("FAULT", words_on_card(shown, fault));
    line.set("FAULT_AT", static_cast<std::int64_t>(fault.line));
    for (const auto& cure : cures_of(shown, fault)) line.add("CURE", cure.words).set("DO_MEND", cure.press);
    if (fault.line == 0) continue;
    const auto* part = forms::part_at_line(parts, shown.cards.text, fault.line);
    auto& place = line.add("FAULT_LINE", static_cast<std::int64_t>(fault.line));
    place.set("FAULT_TO", part == nullptr ? "#text" : "#" + part->key);
  }
}

}  // namespace muster::feedback
