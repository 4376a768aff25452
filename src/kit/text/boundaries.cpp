// ICU's word boundaries, for the runs that need them.
#include "boundaries.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace muster::text {
namespace {

icu::BreakIterator& word_boundaries() {
  thread_local const std::unique_ptr<icu::BreakIterator> words = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU's word boundaries are missing");
    return made;
  }();
  return *words;
}

}  // namespace

bool is_odd(char16_t character) {
  if (character < 0x100) return character == '@' || character == 0xB7 || character == 0xAD;
  switch (character) {
    case u'\u2013':
    case u'\u2014':
    case u'\u201C':
    case u'\u201D':
    case u'\u2022':
    case u'\u2026':
    case u'\u20AC':
      return false;
    default:
      return true;
  }
}

void segment_by_icu(std::u16string_view run, std::vector<Segment>& out) {
  out.clear();
  const icu::UnicodeString text(run.data(), static_cast<int32_t>(run.size()));
  auto& words = word_boundaries();
  words.setText(text);
  int32_t begin = words.first();
  for (int32_t end = words.next(); end != icu::BreakIterator::DONE; begin = end, end = words.next())
    out.push_back({begin, end, Signs::wide | Signs::other});
}

}  // namespace muster::text
