#pragma once
// A mail of plain words on the page that asks whether it goes: {{>LETTER_LOOK}} in the page's template.

#include <muster/domain/booking/message.hpp>
#include <muster/platform/web/view.hpp>

#include <cstdint>
#include <string>

namespace muster::booking {

/// `to` is the first of `number` people who get it.
void show_words(web::View& view, const MessageWords& words, const std::string& to, std::int64_t number);

}  // namespace muster::booking
