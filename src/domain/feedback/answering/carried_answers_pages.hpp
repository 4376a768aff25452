#pragma once
// What every page of a form carries along: all that was typed so far, and the key that makes it count once.

#include <muster/domain/forms/answers.hpp>
#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/view.hpp>

#include <cstddef>
#include <string>

namespace muster::feedback {

struct CarriedAnswers {
  const forms::TypedAnswers& typed;
  const std::string& key;
  const std::string& draft;            ///< the secret under which it was kept before; may be empty
  std::size_t page = 0;                ///< 0-based: which one it was sent from
  const forms::Page* shown = nullptr;  ///< its fields stand on the page themselves
};

/// Fills feedback/pages/carried.html for a form that is sent to `action`.
void add_carried(web::View& view, const web::Request& request, const std::string& action,
                 const CarriedAnswers& carried);

/// Fills LONGEST, the bytes that the form may be sent with, and what its page says where that is not enough.
void add_longest(web::View& view, const forms::Form& form, const Catalogue& words);

}  // namespace muster::feedback
