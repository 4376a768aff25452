#pragma once
// What the script for phones without a connection says: the same catalogue as its page, handed over in the page.

#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::feedback {

/// Sets OFFLINE_WORDS ({"waiting": ..., ...} as JSON), and the tag and direction of their language.
void add_offline_words(web::View& view, const Catalogue& words);

}  // namespace muster::feedback
