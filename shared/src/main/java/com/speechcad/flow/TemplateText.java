package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What the templates are called and say. */
public enum TemplateText implements TextKey {
    APPOINTMENT,
    DELIVERY,
    SURVEY,
    CONFIRM,
    OPT_IN,
    NAME_DATE,
    NAME_TIME,
    NAME_RATING,
    NAME_OPINION,
    NAME_WISHED_DAY,
    NAME_OTHER_DAY,
    SOME_DATE,
    SOME_TIME,
    NOT_HEARD,
    APPOINTMENT_HELLO,
    APPOINTMENT_MENU,
    APPOINTMENT_CONFIRMED,
    APPOINTMENT_WHICH_DAY,
    APPOINTMENT_CALL_BACK,
    DELIVERY_HELLO,
    DELIVERY_MENU,
    DELIVERY_HOME,
    DELIVERY_NEIGHBOUR,
    DELIVERY_WHICH_DAY,
    DELIVERY_LATER,
    SURVEY_HELLO,
    SURVEY_RATING,
    SURVEY_WHY,
    SURVEY_THANKS,
    CONFIRM_MENU,
    CONFIRM_YES,
    CONFIRM_NO,
    OPT_IN_HELLO,
    OPT_IN_MENU,
    OPT_IN_YES,
    OPT_IN_NO;

    @Override
    public String bundle() {
        return "template";
    }
}
