#pragma once
// Themes given by their words, of more answers than a page waits for.

#include <muster/domain/themes/asked_texts_service.hpp>
#include <muster/platform/jobs/job.hpp>

namespace muster::themes {

[[nodiscard]] jobs::Order rules_order(const AskedTexts& texts);

}  // namespace muster::themes
