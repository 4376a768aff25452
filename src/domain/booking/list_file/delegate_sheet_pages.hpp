#pragma once
// The sheet beside the list of delegates: one person's details, needs, steps and mails, and the forms that change them.

#include "delegate_sheet_service.hpp"
#include "domain/booking/delegate_pages.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// Where the person stands among the rows that are shown, and who stands beside them.
struct SheetPlace {
  std::string words;        ///< "17 of 119"; empty where the list does not show them
  std::string list_path;    ///< the list without the sheet
  std::string before_path;  ///< empty at the ends
  std::string after_path;
};

/// The whole sheet as markup.
[[nodiscard]] std::string sheet_html(const PageContext& context, const web::Request& request,
                                     const DelegateSheet& sheet, const SheetPlace& place, const SheetForm& form);

/// The form that the address asks for by `do=`: "edit", "needs", "cancel", "move", "add"; an empty one where it asks
/// for none or the visitor may not send it. `sheet` is nothing where nobody is shown.
[[nodiscard]] SheetForm asked_form(const PageContext& context, const web::Request& request,
                                   const std::string& event_slug, const DelegateSheet* sheet);

/// The sheet of somebody who is still to be added.
[[nodiscard]] std::string empty_sheet_html(const web::Request& request, const SheetPlace& place, const SheetForm& form);

}  // namespace muster::booking
