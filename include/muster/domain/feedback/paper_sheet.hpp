#pragma once
// The form as a PDF to be printed and filled in by hand.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <cstdint>
#include <string>

namespace muster::feedback {

/// What of a sheet its form does not say.
struct PaperDetails {
  std::string event{};       ///< "London SEND Summit, Friday 10 June 2022"; may be empty
  std::string link{};        ///< where the same form is on a phone, with "https://"; empty where nowhere
  std::string until{};       ///< "until 17 June": until when; may be empty
  std::int64_t version = 0;  ///< of the published form; 0 where it is none
  bool at_event = false;     ///< it is filled in where the event is, or the session: handed in there too
  bool readers_told = false;
  bool large = false;                              ///< large print: 18 points
  const Catalogue* words = &Catalogue::english();  ///< for Muster's own words; the form is in that language too
  std::string mark{};                              ///< of the form in its own language, where that is another
};

/// A4, tagged, its pages numbered; no question is parted by the end of a page where it fits on one.
[[nodiscard]] Result<std::string> paper_pdf(const forms::Form& form, const PaperDetails& details);

}  // namespace muster::feedback
