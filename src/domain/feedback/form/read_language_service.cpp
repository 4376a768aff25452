// Asks the round behind a link which languages it is asked in.
#include <muster/domain/feedback/read_language_service.hpp>

#include <muster/domain/feedback/asked_languages.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/kit/base/accepted_language.hpp>

#include <algorithm>

namespace muster::feedback {

std::string language_read_at(store::Database& database, Instant now, const std::string& code, std::string_view chosen,
                             std::string_view accepted) {
  const auto found = settle_linked_round(database, now, code_in_small_letters(code));
  if (!found.ok()) return {};
  const auto& round = found->round;
  const auto languages = asked_languages(*round.form, round.languages);
  auto read = std::ranges::find(languages, chosen) == languages.end() ? accepted_language(accepted, languages)
                                                                      : std::string(chosen);
  if (read.empty()) read = round.form->language;
  return words_asked_in(read, round.languages).language();
}

}  // namespace muster::feedback
