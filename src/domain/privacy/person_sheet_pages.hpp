#pragma once
// What the page about a person and the file they are handed have in common.

#include <muster/domain/privacy/person_file_service.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::privacy {

enum class WithNeeds {
  yes,  ///< the person's own file
  no    ///< the page, whose readers need not be allowed to see them
};
/// Sets what pages/person_sheet.html shows.
void fill_person(web::View& view, const PersonFile& file, WithNeeds needs);

}  // namespace muster::privacy
