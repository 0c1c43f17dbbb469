#pragma once

#include <functional>
#include <string_view>

#include "base/diagnostics.h"
#include "spec/vocabulary.h"
#include "value/value.h"

namespace jianbao::spec {

// Charts and transforms have forms of their own, which others know; where nobody does they are
// passed over.
using CheckOther = std::function<void(const value::Value&, std::string_view name, const KeySpec&,
                                      base::Diagnostics&)>;

// Says what is wrong in a map that a user wrote, but for what `other` checks.
void check_form(const value::Value& value, const MapSpec& spec, base::Diagnostics& diagnostics,
                const CheckOther& other = {});
void check_form_value(const value::Value& value, std::string_view name, const KeySpec& key,
                      base::Diagnostics& diagnostics, const CheckOther& other = {});

}  // namespace jianbao::spec
