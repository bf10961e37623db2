package com.speechcad.screen.walk;

import com.speechcad.text.Language;
import java.util.List;

/**
 * What people of one language call things and say: with it a screen holds no word of another language unless the product
 * put it there.
 */
record Said(
        String name,
        String business,
        String reminder,
        String everything,
        String task,
        String suspended,
        String refused,
        String list,
        String column,
        String campaign,
        String hello,
        String question,
        String answer,
        String other,
        String goodbye,
        String blocked,
        String asked,
        String replied,
        String reason,
        String city) {

    /** All of it, and what stands in files. */
    List<String> all() {
        return List.of(
                name,
                business,
                reminder,
                everything,
                task,
                suspended,
                refused,
                list,
                column,
                campaign,
                hello,
                question,
                answer,
                other,
                goodbye,
                blocked,
                // As a review quotes it.
                blocked.substring(blocked.indexOf(' ') + 1),
                asked,
                replied,
                reason,
                city,
                "home phone",
                "mobile phone");
    }

    static Said in(Language language) {
        return switch (language) {
            case EN ->
                new Said(
                        "Ana",
                        "Riverside Dental",
                        "Appointments",
                        "Everything",
                        "Delivery day",
                        "Spring sale",
                        "Door code",
                        "Patients",
                        "name",
                        "October",
                        "Hello, this is about your appointment.",
                        "Which day suits you?",
                        "agrees",
                        "Tuesday",
                        "Goodbye.",
                        "Please enter the six-digit code we sent you.",
                        "Why was I charged for yesterday?",
                        "Because the call lasted a minute.",
                        "We looked at the papers.",
                        "Berlin");
            case HI ->
                new Said(
                        "आशा",
                        "गंगा दंत चिकित्सालय",
                        "मुलाक़ात",
                        "सब कुछ",
                        "डिलीवरी का दिन",
                        "वसंत",
                        "दरवाज़ा",
                        "मरीज़",
                        "नाम",
                        "अक्टूबर",
                        "नमस्ते, यह आपकी मुलाक़ात के बारे में है।",
                        "आपको कौन सा दिन ठीक लगेगा?",
                        "मान जाते हैं",
                        "मंगलवार",
                        "अलविदा।",
                        "कृपया वह छह अंकों का ओटीपी दर्ज करें जो हमने आपको भेजा है।",
                        "कल के पैसे क्यों कटे?",
                        "क्योंकि कॉल एक मिनट चली।",
                        "हमने काग़ज़ देख लिए हैं।",
                        "दिल्ली");
            case ZH ->
                new Said(
                        "李娜",
                        "河畔牙科",
                        "预约",
                        "全部步骤",
                        "送货日期",
                        "春季",
                        "门禁",
                        "患者",
                        "姓名",
                        "十月",
                        "您好，我们来电确认您的预约。",
                        "哪一天方便？",
                        "同意",
                        "星期二",
                        "再见。",
                        "请输入我们发给您的六位验证码。",
                        "昨天为什么扣了我的钱？",
                        "因为通话持续了一分钟。",
                        "我们看过材料了。",
                        "上海");
            case FR ->
                new Said(
                        "Chloé",
                        "Dentistes du Lac",
                        "Rendez-vous",
                        "Tout",
                        "Jour de livraison",
                        "Printemps",
                        "Porte",
                        "Patients",
                        "nom",
                        "Octobre",
                        "Bonjour, il s’agit de votre rendez-vous.",
                        "Quel jour vous convient ?",
                        "accepte",
                        "mardi",
                        "Au revoir.",
                        "Veuillez saisir le code à six chiffres que nous vous avons envoyé.",
                        "Pourquoi ai-je payé hier ?",
                        "Parce que l’appel a duré une minute.",
                        "Nous avons vu les papiers.",
                        "Paris");
        };
    }
}
