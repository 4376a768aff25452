#pragma once
// What the page about a person and the file they are handed have in common.

#include <muster/app/person_file.hpp>
#include <muster/http/view.hpp>

namespace muster::app {

enum class WithNeeds {
  yes,  ///< the person's own file
  no    ///< the page, whose readers need not be allowed to see them
};
/// Sets what pages/person_sheet.html shows.
void fill_person(http::View& view, const PersonFile& file, WithNeeds needs);

}  // namespace muster::app
