#pragma once
// Organisations as somebody types or pastes them: one a line, a verdict for each, nothing saved before all are seen.

#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

/// One line: "Name; kind; places served; other names", columns between tabs or semicolons, entries between commas or |.
struct PastedOrganisation {
  enum class Verdict {
    fresh,    ///< will be added
    known,    ///< one of that name is there already and says the same, or the line says no more than its name
    refused,  ///< `words` say why; the others can be saved without it
  };
  std::size_t line = 0;  ///< counted from 1
  std::string typed;
  Organisation organisation;
  Verdict verdict = Verdict::fresh;
  std::string words;  ///< without a full stop
};

inline constexpr std::size_t most_pasted_organisations = 2000;

/// Judges each line against the places, the kinds and the organisations known. Without a kind it is a local authority
/// where its name is a place's, else refused; without places it serves the place of its own name, if there is one.
[[nodiscard]] std::vector<PastedOrganisation> judge_pasted(std::string_view text, const Region& region,
                                                           const std::vector<std::string>& kinds,
                                                           const std::vector<Organisation>& known);

/// One line for each place, as judge_pasted reads it: its local authority.
[[nodiscard]] std::string one_for_each_place(const Region& region);

/// What is wrong with an organisation that somebody changed, field by field ("name", "kind", "serves", "aliases").
struct OrganisationError {
  std::string field;
  std::string words;  ///< a sentence without a full stop
};
[[nodiscard]] std::vector<OrganisationError> check_organisation(const Organisation& organisation,
                                                                const std::vector<std::string>& kinds,
                                                                const std::vector<Organisation>& others);

/// Names or codes of places between commas, |, semicolons or line breaks -> codes; those not known go to `unknown`.
[[nodiscard]] std::vector<std::string> place_codes(std::string_view text, const Region& region,
                                                   std::vector<std::string>& unknown);

}  // namespace muster::people
