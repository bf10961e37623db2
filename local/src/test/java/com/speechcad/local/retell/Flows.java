package com.speechcad.local.retell;

/** Flows to call with. */
final class Flows {
    /** Press 1 or 2, anything else is asked again; then a goodbye. */
    static final String MENU = """
            {"start_speaker":"agent","model_choice":{"type":"cascading","model":"gpt-4.1"},"start_node_id":"menu",
             "default_dynamic_variables":{"first_name":"there"},
             "nodes":[
              {"id":"menu","type":"conversation","name":"Menu",
               "instruction":{"type":"static_text","text":"Hello {{first_name}}. Press 1 for sales, 2 for support."},
               "edges":[
                {"id":"e1","destination_node_id":"sales","transition_condition":{"type":"prompt","prompt":"The user pressed 1"}},
                {"id":"e2","destination_node_id":"support","transition_condition":{"type":"prompt","prompt":"The user pressed 2"}},
                {"id":"e3","destination_node_id":"none","transition_condition":{"type":"prompt","prompt":"The user did not press any key"}}],
               "else_edge":{"id":"e4","destination_node_id":"again","transition_condition":{"type":"prompt","prompt":"Else"}}},
              {"id":"again","type":"conversation","name":"Again","instruction":{"type":"static_text","text":"Not a choice. 1 or 2."},
               "edges":[
                {"id":"a1","destination_node_id":"sales","transition_condition":{"type":"prompt","prompt":"The user pressed 1"}},
                {"id":"a2","destination_node_id":"support","transition_condition":{"type":"prompt","prompt":"The user pressed 2"}}]},
              {"id":"sales","type":"end","name":"Sales","speak_during_execution":true,"instruction":{"type":"static_text","text":"Sales it is, goodbye."}},
              {"id":"support","type":"end","name":"Support","speak_during_execution":true,"instruction":{"type":"static_text","text":"Support it is, goodbye."}},
              {"id":"none","type":"end","name":"Nobody","speak_during_execution":true,"instruction":{"type":"static_text","text":"Nobody there, goodbye."}}]}
            """;

    /** A typed number or a spoken answer is extracted and compared. */
    static final String SCORE = """
            {"start_speaker":"agent","model_choice":{"type":"cascading","model":"gpt-4.1"},"start_node_id":"ask",
             "nodes":[
              {"id":"ask","type":"conversation","name":"Ask","instruction":{"type":"static_text","text":"From 1 to 50?"},
               "edges":[{"id":"e1","destination_node_id":"take","transition_condition":{"type":"prompt","prompt":"The user gave or keyed a number"}}]},
              {"id":"take","type":"extract_dynamic_variables","name":"Take",
               "variables":[{"type":"number","name":"score","description":"The score"}],"edges":[],
               "else_edge":{"id":"e2","destination_node_id":"weigh","transition_condition":{"type":"prompt","prompt":"Else"}}},
              {"id":"weigh","type":"branch","name":"Weigh","edges":[
                {"id":"e3","destination_node_id":"high","transition_condition":{"type":"equation","operator":"&&",
                 "equations":[{"left":"{{score}}","operator":">=","right":"40"},{"left":"{{score}}","operator":"exists"}]}}],
               "else_edge":{"id":"e4","destination_node_id":"low","transition_condition":{"type":"prompt","prompt":"Else"}}},
              {"id":"high","type":"end","name":"High","speak_during_execution":true,"instruction":{"type":"static_text","text":"{{score}} is high."}},
              {"id":"low","type":"end","name":"Low","speak_during_execution":true,"instruction":{"type":"static_text","text":"{{score}} is low."}}]}
            """;

    /** Hands over, or says that it could not. */
    static final String TRANSFER = """
            {"start_speaker":"agent","model_choice":{"type":"cascading","model":"gpt-4.1"},"start_node_id":"go",
             "nodes":[
              {"id":"go","type":"transfer_call","name":"Go","speak_during_execution":true,
               "instruction":{"type":"static_text","text":"One moment."},
               "transfer_destination":{"type":"predefined","number":"+14155550177"},
               "transfer_option":{"type":"cold_transfer"},
               "edge":{"id":"f","destination_node_id":"sorry","transition_condition":{"type":"prompt","prompt":"Transfer failed"}}},
              {"id":"sorry","type":"end","name":"Sorry","speak_during_execution":true,"instruction":{"type":"static_text","text":"Nobody is free."}}]}
            """;

    private Flows() {}
}
