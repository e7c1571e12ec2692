"""The red flags RF01-RF30 in words: for a clinician's list, for the runner, and for the public list of rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class RuleWords:
    """`name`: a few neutral words, for a list. `sign`: goes into "Your answers
    say that …". `statement`: the rule in one plain sentence. `meaning`: why it matters, said calmly; the card
    alone says how urgent it is, because "not sure" lowers that."""

    name: Words
    sign: Words
    statement: Words
    meaning: Words


RED_FLAG_WORDS: Mapping[str, RuleWords] = {
    "RF01": RuleWords(
        _("Chest pain, breathlessness, coughing blood or collapse"),
        _("you had sudden chest pain or trouble breathing, coughed up blood, or passed out"),
        _("Sudden chest pain, breathlessness, coughing blood or collapse needs an ambulance."),
        _("This can come from a blood clot in the lungs. A doctor can find out."),
    ),
    "RF02": RuleWords(
        _("Knee or leg out of shape, or kneecap out and not back"),
        _("your knee or leg is bent out of shape, or the kneecap slipped out and stayed out"),
        _("A knee or leg bent out of shape, or a kneecap that stays out, needs emergency care."),
        _("A bone may be broken or a joint may have slipped. It has to be put right by a doctor."),
    ),
    "RF03": RuleWords(
        _("Foot cold, pale, numb or not moving"),
        _("your foot is cold, pale or numb, or you cannot move it"),
        _("A foot that is cold, pale, numb or cannot move after an injury needs emergency care."),
        _("Blood or feeling may not reach the foot. That has to be looked at."),
    ),
    "RF04": RuleWords(
        _("Hot, red or very swollen knee with fever or feeling ill"),
        _("your knee is hot, red or very swollen, and you have a fever or feel ill"),
        _("A hot, red or very swollen knee together with fever or feeling ill needs emergency care."),
        _("This can be an infection inside the joint. A doctor can find out and treat it."),
    ),
    "RF04b": RuleWords(
        _("Hot, red knee without fever"),
        _("your knee is hot or red"),
        _("A hot, red knee without a fever needs medical advice the same day."),
        _("A joint can be infected without a fever, and gout can look the same. A doctor can tell them apart."),
    ),
    "RF05": RuleWords(
        _("Four steps not possible, then and now"),
        _("you could not take four steps after an injury and cannot now"),
        _("Not being able to take four steps, straight after an injury and now, needs emergency care and an X-ray."),
        _("A bone may be broken. An X-ray shows it."),
    ),
    "RF06": RuleWords(
        _("Straight leg cannot be lifted, or a gap at the kneecap"),
        _("you cannot lift the leg with a straight knee, or feel a gap near the kneecap"),
        _("A straight leg that cannot be lifted after an injury, or a gap near the kneecap, needs emergency care."),
        _("A large tendon may be torn. It is best treated early."),
    ),
    "RF07": RuleWords(
        _("Open wound into the knee, or a high-energy accident"),
        _("you have a deep cut into the knee, or had a hard accident"),
        _("A deep wound into the knee or a high-energy accident needs emergency care."),
        _("The joint may be open or a bone broken. It has to be cleaned and checked."),
    ),
    "RF08": RuleWords(
        _("Injury with a reason for an X-ray"),
        _("after an injury there is a reason for an X-ray: your age, a sore bone, or a knee that does not bend"),
        _("In the week after an injury, age 55 or over, a sore bone or a stiff knee calls for an X-ray the same day."),
        _("Doctors use these signs to decide who needs an X-ray."),
    ),
    "RF09": RuleWords(
        _("Swollen within 4 hours of an injury"),
        _("your knee swelled within about 4 hours of an injury"),
        _("A knee that swells within about 4 hours of an injury needs medical advice the same day."),
        _("Quick swelling can mean bleeding inside the joint."),
    ),
    "RF10": RuleWords(
        _("Swollen, very painful, stiff and not carrying weight"),
        _("your knee is swollen, hurts a lot, does not move fully and does not carry your weight"),
        _("A swollen knee with strong pain, lost movement and lost weight-bearing needs medical advice the same day."),
        _("The four together can mean a serious problem inside the joint."),
    ),
    "RF11": RuleWords(
        _("Swollen, with pain, stiffness or less weight on it"),
        _("your knee is swollen and also very painful, stiff, or hard to stand on"),
        _("A swollen knee that is also very painful or stiff is checked first; if it bears less weight, the same day."),
        _("Swelling with another sign is not typical of runner's knee. Somebody should look at it."),
    ),
    "RF12": RuleWords(
        _("New or growing swelling"),
        _("your knee has new or growing swelling"),
        _("A knee with new or growing swelling rests from running and is checked before a plan starts."),
        _("Runner's knee does not often swell, so the swelling should be looked at. Rest from running until then."),
    ),
    "RF13": RuleWords(
        _("Locked knee, or movement blocked"),
        _("your knee gets stuck, or does not bend or straighten all the way"),
        _("A knee that is stuck because something blocks it needs medical advice the same day."),
        _("Something small may be caught in the joint. A doctor or physio can find out."),
    ),
    "RF14": RuleWords(
        _("Calf or thigh swollen, warm or sore"),
        _("one calf or thigh is swollen, warm or sore for no clear reason"),
        _("One calf or thigh that is swollen, warm or sore without a cause needs medical advice the same day."),
        _("This can be a sign of a blood clot. It often turns out to be something else, but it must be checked."),
    ),
    "RF15": RuleWords(
        _("Calf or thigh swollen, and a raised risk of a clot"),
        _("one calf or thigh is swollen, warm or sore, and a blood clot is more likely for you"),
        _("A swollen or warm calf or thigh with a raised risk of a clot needs medical advice now, the same day."),
        _("A blood clot is more likely for you than for others. Say so when you ask for help."),
    ),
    "RF16a": RuleWords(
        _("Constant or night pain"),
        _("your pain stays when you rest, or wakes you most nights"),
        _("Pain that stays at rest or wakes you most nights is checked before a plan starts."),
        _("Runner's knee hurts with use. Pain that never rests should be looked at."),
    ),
    "RF16b": RuleWords(
        _("Constant or night pain with weight loss, sweats, cancer or a lump"),
        _("your pain stays at rest or at night, and you have another sign that goes with it"),
        _("Constant or night pain with weight loss, sweats, cancer or a growing lump needs advice the same day."),
        _("The two together should be looked at by a doctor. Some causes need early treatment."),
    ),
    "RF17": RuleWords(
        _("Weight loss, night sweats or cancer"),
        _("you lose weight without trying, sweat at night, or have had cancer"),
        _("Knee pain with weight loss, night sweats or cancer in the past is checked within days."),
        _("A doctor should know about this within days."),
    ),
    "RF18a": RuleWords(
        _("Growing lump, under 25"),
        _("you have a lump that grows, or feels deep or hard"),
        _("A lump in bone or muscle that grows, or is deep or hard, needs advice the same day under the age of 25."),
        _("At your age a lump that grows gets an X-ray."),
    ),
    "RF18b": RuleWords(
        _("Growing lump"),
        _("you have a lump that grows, or feels deep or hard"),
        _("A lump in bone or muscle that grows, or is deep or hard, is checked before a plan starts."),
        _("A lump that grows should be looked at."),
    ),
    "RF19": RuleWords(
        _("Signs of inflamed joints"),
        _("several joints hurt or are stiff, or you have an illness that can inflame joints"),
        _("Several painful joints, long morning stiffness or an illness that inflames joints is checked first."),
        _("Your knee may be one part of an illness that has its own treatment."),
    ),
    "RF20a": RuleWords(
        _("Gives way, no recent injury"),
        _("your knee gives way or buckles again and again"),
        _("A knee that gives way or buckles again and again is checked before a plan starts."),
        _("A part that holds the knee steady may need attention first."),
    ),
    "RF20b": RuleWords(
        _("Gives way after a pop or injury in the last 14 days"),
        _("your knee gives way after a pop or an injury in the last 14 days"),
        _("A knee that gives way after a pop or injury in the last 14 days needs medical advice the same day."),
        _("A ligament may be torn. It is best looked at early."),
    ),
    "RF21": RuleWords(
        _("Kneecap has slipped out"),
        _("your kneecap has slipped out"),
        _("A kneecap that has slipped out at any time is checked before a plan starts."),
        _("A kneecap that slips may need other exercises than these. A clinician can tell whether they fit you."),
    ),
    "RF22": RuleWords(
        _("Recent injury"),
        _("your pain began with an injury, or you hurt this knee in the last 6 weeks"),
        _("Pain that began with one clear twist or blow in the last 6 weeks is checked before a plan starts."),
        _("Runner's knee comes on bit by bit. Pain after an injury has other causes."),
    ),
    "RF23a": RuleWords(
        _("Bone pain in hip, groin or thigh"),
        _("one spot on a bone in the hip, groin or thigh hurts more with each run"),
        _("Pinpoint bone pain in the hip, groin or thigh stops running and needs medical advice the same day."),
        _("The bone may be tired from training. Stop running until it has been looked at."),
    ),
    "RF23b": RuleWords(
        _("Bone pain in shin or foot"),
        _("one spot on a bone in the shin or foot hurts more with each run"),
        _("Pinpoint bone pain in the shin or foot stops running and is checked before a plan starts."),
        _("The bone may be tired from training. Stop running until it has been looked at."),
    ),
    "RF23c": RuleWords(
        _("Stress fracture, missed periods or low energy"),
        _("you had a stress fracture, missed periods, too little to eat for your training, or fast weight loss"),
        _("A past stress fracture, missed periods, low energy intake or fast weight loss is checked first."),
        _("Bones and muscles need enough food to grow stronger. A doctor or dietitian can help with that first."),
    ),
    "RF24a": RuleWords(
        _("Hip, groin or thigh pain or a limp, age 16 or younger"),
        _("you are 16 or younger and have pain in the groin, hip or thigh, or a limp"),
        _("At 16 or younger, groin, hip or thigh pain or a limp with knee pain needs medical advice the same day."),
        _("In growing people a hip problem can be felt in the knee. Do not run, and if you limp, do not walk on it."),
    ),
    "RF24b": RuleWords(
        _("Groin or hip pain"),
        _("you have pain in the groin or hip, or when you turn the thigh inwards"),
        _("Groin or hip pain, or pain when the thigh turns inwards, is checked before a plan starts."),
        _("Pain from the hip can be felt in the knee."),
    ),
    "RF25a": RuleWords(
        _("Back pain with saddle numbness, or bladder or bowel trouble"),
        _("you have back pain with numbness between the legs, or new trouble with your bladder or bowels"),
        _("Back pain with numbness between the legs, or new bladder or bowel trouble, needs emergency care."),
        _("Nerves at the bottom of the back may be pressed. A doctor has to find out."),
    ),
    "RF25b": RuleWords(
        _("Back pain with leg tingling, numbness or less strength"),
        _("you have back pain with tingling, numbness or less strength in the leg"),
        _("Back pain with tingling, numbness or less strength in the leg is checked before a plan starts."),
        _("A nerve in the back can send pain to the knee."),
    ),
    "RF26": RuleWords(
        _("New swelling or heat with a raised risk of infection"),
        _("your knee is newly swollen or hot, and an infection is more likely for you"),
        _("New swelling or heat with low defences, injected drugs, a knee injection or surgery needs emergency care."),
        _("This can be an infection inside the joint. A doctor can find out and treat it."),
    ),
    "RF27": RuleWords(
        _("Calf pain on walking that rest stops"),
        _("your calf hurts when you walk and stops when you rest"),
        _("Calf pain on walking that stops with rest, in a smoker, with diabetes or from 50 on, is checked first."),
        _("The leg may get too little blood when you walk. A doctor can test that."),
    ),
    "RF28": RuleWords(
        _("Tendon pain with steroids or a fluoroquinolone"),
        _("a tendon hurts and you take or took a medicine that can weaken tendons"),
        _("Tendon pain with long-term steroids or a recent fluoroquinolone antibiotic is checked first."),
        _("These medicines can weaken tendons. Ask before you load them."),
    ),
    "RF29": RuleWords(
        _("No weight on the leg possible"),
        _("your leg cannot carry any weight"),
        _("A leg that cannot take any weight needs medical advice the same day."),
        _("A leg that cannot carry you has to be looked at."),
    ),
    "RF30": RuleWords(
        _("New very severe pain that rest does not ease"),
        _("you have new and very strong pain that rest does not ease"),
        _("New pain of 9 or 10 out of 10 that rest does not ease needs medical advice the same day."),
        _("Pain this strong needs a doctor to find the cause."),
    ),
}
