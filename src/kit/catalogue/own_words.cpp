// The catalogue says it of itself, in its head.
#include <muster/kit/catalogue/own_words.hpp>

#include "report_catalogues.hpp"

namespace muster {

OwnWords own_words_of_reports(std::string_view language) {
  const auto tag = language.substr(0, language.find('-'));
  if (tag.empty() || tag == "en") return OwnWords::checked;
  const auto* words = report_catalogue(tag);
  if (words == nullptr) return OwnWords::none;
  return words->is_checked() ? OwnWords::checked : OwnWords::unchecked;
}

}  // namespace muster
